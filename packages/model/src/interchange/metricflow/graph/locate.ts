import type { Dimension, SemanticModel } from '../manifest/manifest.ts';
import type { ItemRef } from '../manifest/read-object.ts';
import { type Graph, type Link, ownEntities } from './graph.ts';

/** Where an element stands, and the relationships that lead to it. */
export interface Located {
  readonly model: SemanticModel;
  readonly element: string;
  readonly links: readonly Link[];
  /** null for an entity. */
  readonly dimension: Dimension | null;
}

export type NotLocated = 'unknown' | 'ambiguous';

/** Walks the entities of a name, from one model. */
export function locate(graph: Graph, from: SemanticModel, { path, element }: ItemRef): Located | NotLocated {
  const found = walk({ graph, path, element }, from, 0);
  const shortest = Math.min(...found.map(({ links }) => links.length));
  const [first, ...others] = found.filter(({ links }) => links.length === shortest);
  if (first === undefined) return 'unknown';
  const isSame = (one: Located) => one.model === first.model && one.element === first.element;
  return others.every(isSame) ? first : 'ambiguous';
}

interface Walk {
  readonly graph: Graph;
  readonly path: readonly string[];
  readonly element: string;
}

function walk(asked: Walk, model: SemanticModel, step: number): readonly Located[] {
  const { graph, path, element } = asked;
  const entity = path[step];
  if (entity === undefined) return here(model, element);
  const isLast = step === path.length - 1;
  const own = isLast && ownEntities(model).includes(entity) ? here(model, element) : [];
  if (own.length > 0) return own;
  const dataset = graph.datasets.get(model.name);
  return graph.links
    .filter((link) => link.from === dataset && link.path.every((name, i) => path[step + i] === name))
    .flatMap((link) => {
      const next = graph.manifest.models.find(({ name }) => graph.datasets.get(name) === link.to);
      if (next === undefined) return [];
      return walk(asked, next, step + link.path.length).map((found) => ({
        ...found,
        links: [link, ...found.links],
      }));
    });
}

function here(model: SemanticModel, element: string): readonly Located[] {
  const dimension = model.dimensions.find(({ name }) => name === element) ?? null;
  const isEntity = model.entities.some(({ name }) => name === element);
  return dimension === null && !isEntity ? [] : [{ model, element, links: [], dimension }];
}

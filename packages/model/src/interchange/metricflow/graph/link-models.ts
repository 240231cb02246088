import { report } from '@plumbline/diagnostics';
import type { Dimension, SemanticModel } from '../manifest/manifest.ts';
import { type DerivedField, datasetOf, fieldOf, type Graph, isClockGrain, type Link } from './graph.ts';
import { plainName } from './name-objects.ts';
import { timedModels } from './timed-models.ts';

type Named = Omit<Graph, 'links' | 'derived'>;

/** Every model that names an entity, to every model whose rows the entity identifies; and the fields this takes. */
export function linkModels(graph: Named): Pick<Graph, 'links' | 'derived'> {
  const direct: Link[] = [];
  const parted: Parted[] = [];
  for (const from of graph.manifest.models) {
    for (const { name: entity } of from.entities) {
      for (const to of graph.manifest.models) {
        if (to === from || !identifies(entity, to)) continue;
        const missing = missingPartitions(from, to);
        if (missing.length > 0) parted.push({ from, to, entity, missing });
        else direct.push(linkBy(entity, { graph, from, to }));
      }
    }
  }
  const steps = withNames([...direct, ...spineLinks(graph)]);
  const through = parted.flatMap((one) => linksThrough(one, steps, graph));
  const links = [...steps, ...withNames(through.map(({ link }) => link))];
  return { links, derived: derivedFields(graph, links, through) };
}

function identifies(entity: string, { entities }: SemanticModel): boolean {
  return entities.some(({ name, type }) => name === entity && type !== 'foreign');
}

export function partitionsOf(model: SemanticModel): readonly Dimension[] {
  return model.dimensions.filter(({ isPartition }) => isPartition);
}

function missingPartitions(from: SemanticModel, to: SemanticModel): readonly string[] {
  const known = partitionsOf(from).map(({ name }) => name);
  return partitionsOf(to).flatMap(({ name }) => (known.includes(name) ? [] : [name]));
}

interface Pair {
  readonly graph: Named;
  readonly from: SemanticModel;
  readonly to: SemanticModel;
}

function linkBy(entity: string, { graph, from, to }: Pair): Link {
  const elements = [entity, ...partitionsOf(to).map(({ name }) => name)];
  return {
    name: '',
    from: datasetOf(graph, from.name),
    to: datasetOf(graph, to.name),
    path: [entity],
    fromFields: elements.map((name) => fieldOf(graph, from.name, name)),
    toFields: elements.map((name) => fieldOf(graph, to.name, name)),
  };
}

/** Rows that do not know the partition of what their entity leads to. */
interface Parted {
  readonly from: SemanticModel;
  readonly to: SemanticModel;
  readonly entity: string;
  readonly missing: readonly string[];
}

interface Through {
  readonly model: SemanticModel;
  readonly link: Link;
  readonly field: DerivedField;
}

/** Rows that know the partition go on to it through those that do not. */
function linksThrough(
  { from: middle, to, entity, missing }: Parted,
  steps: readonly Link[],
  graph: Named,
): readonly Through[] {
  const found = graph.manifest.models.flatMap((model) => {
    if (model === to || !missing.every((name) => partitionsOf(model).some((one) => one.name === name)))
      return [];
    const firsts = steps.filter(
      ({ from, to: next, path }) =>
        from === datasetOf(graph, model.name) &&
        next === datasetOf(graph, middle.name) &&
        !path.includes(entity),
    );
    return firsts.map((first) => throughOf(first, { graph, from: model, to, middle, entity }));
  });
  if (found.length === 0) {
    const params = { from: middle.name, to: to.name, entity, partitions: missing };
    graph.diagnostics.push(
      report('interchange/join-multiplies', params, { at: middle.at, severity: 'warning' }),
    );
  }
  return found;
}

function throughOf(
  first: Link,
  pair: Pair & { readonly middle: SemanticModel; readonly entity: string },
): Through {
  const { graph, from, to, middle, entity } = pair;
  const path = [...first.path, entity];
  const field = path.map(plainName).join('_');
  const partitions = partitionsOf(to).map(({ name }) => name);
  const link: Link = {
    name: '',
    from: datasetOf(graph, from.name),
    to: datasetOf(graph, to.name),
    path,
    fromFields: [field, ...partitions.map((name) => fieldOf(graph, from.name, name))],
    toFields: [entity, ...partitions].map((name) => fieldOf(graph, to.name, name)),
  };
  const expression = `${first.name}.${fieldOf(graph, middle.name, entity)}`;
  return { model: from, link, field: { name: field, expression } };
}

/** Grains of the project's own are columns of a table of days: dates point to it. */
function spineLinks(graph: Named): readonly Link[] {
  const spines = new Map([...graph.custom.values()].map((one) => [one.dataset, one.spine]));
  return graph.manifest.models.flatMap((model) =>
    model.dimensions.flatMap((dimension) => {
      if (dimension.grain === null || dimension.validity !== null) return [];
      return [...spines].map(([to, spine]) => ({
        name: '',
        from: datasetOf(graph, model.name),
        to,
        path: [dimension.name],
        fromFields: [dayField(dimension, fieldOf(graph, model.name, dimension.name))],
        toFields: [plainName(spine.column)],
      }));
    }),
  );
}

/** The field that holds the day of a time dimension. */
export function dayField({ grain }: Dimension, field: string): string {
  return grain !== null && isClockGrain(grain) ? `${field}_day` : field;
}

/** What the way through others needs, and the times of models in grains of the project's own. */
function derivedFields(graph: Named, links: readonly Link[], through: readonly Through[]): Graph['derived'] {
  const fields = new Map<string, DerivedField[]>();
  const add = (model: SemanticModel, field: DerivedField): void => {
    const known = fields.get(model.name) ?? [];
    if (!known.some(({ name }) => name === field.name)) fields.set(model.name, [...known, field]);
  };
  for (const { model, field } of through) add(model, field);
  for (const { sides } of graph.constants.values()) for (const { model, field } of sides) add(model, field);
  for (const { model, time } of graph.times.size === 0 ? [] : timedModels(graph.manifest)) {
    for (const [grain, { dataset, column }] of graph.custom) {
      const from = datasetOf(graph, model.name);
      const link = links.find((one) => one.from === from && one.to === dataset && one.path[0] === time);
      if (link !== undefined)
        add(model, {
          name: `${fieldOf(graph, model.name, time)}_${grain}`,
          expression: `${link.name}.${column}`,
        });
    }
  }
  return fields;
}

/** `orders_to_customers`; `orders_buyer_to_customers` where several entities lead to the same rows. */
function withNames(links: readonly Link[]): readonly Link[] {
  return links.map((link) => {
    const rivals = links.filter(({ from, to }) => from === link.from && to === link.to);
    const by = rivals.length > 1 || link.path.length > 1 ? `_${link.path.join('_')}` : '';
    return { ...link, name: `${link.from}${by}_to_${link.to}` };
  });
}

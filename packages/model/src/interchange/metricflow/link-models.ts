import { report } from '@plumbline/diagnostics';
import { datasetOf, fieldOf, type Graph, isClockGrain, type Link } from './graph.ts';
import type { Dimension, SemanticModel } from './manifest.ts';
import { plainName } from './name-objects.ts';

type Named = Omit<Graph, 'links'>;

/** Every model that names an entity, to every model whose rows the entity identifies. */
export function linkModels(graph: Named): readonly Link[] {
  const links: Link[] = [];
  for (const from of graph.manifest.models) {
    for (const { name: entity } of from.entities) {
      for (const to of graph.manifest.models) {
        const link = to === from ? null : linkBy(entity, { graph, from, to });
        if (link !== null) links.push(link);
      }
    }
  }
  return withNames([...links, ...spineLinks(graph)]);
}

interface Pair {
  readonly graph: Named;
  readonly from: SemanticModel;
  readonly to: SemanticModel;
}

function linkBy(entity: string, { graph, from, to }: Pair): Link | null {
  const key = to.entities.find(({ name }) => name === entity);
  if (key === undefined || key.type === 'foreign') return null;
  const shared = partitionsOf(to).map((partition) => partition.name);
  const missing = shared.filter((name) => !partitionsOf(from).some((one) => one.name === name));
  if (missing.length > 0) {
    const params = { from: from.name, to: to.name, entity, partitions: missing };
    graph.diagnostics.push(
      report('interchange/join-multiplies', params, { at: from.at, severity: 'warning' }),
    );
    return null;
  }
  const elements = [entity, ...shared];
  return {
    name: '',
    from: datasetOf(graph, from.name),
    to: datasetOf(graph, to.name),
    entity,
    fromFields: elements.map((name) => fieldOf(graph, from.name, name)),
    toFields: elements.map((name) => fieldOf(graph, to.name, name)),
  };
}

export function partitionsOf(model: SemanticModel): readonly Dimension[] {
  return model.dimensions.filter(({ isPartition }) => isPartition);
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
        entity: dimension.name,
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

/** `orders_to_customers`; `orders_buyer_to_customers` where several entities lead to the same rows. */
function withNames(links: readonly Link[]): readonly Link[] {
  return links.map((link) => {
    const rivals = links.filter(({ from, to }) => from === link.from && to === link.to);
    const by = rivals.length > 1 ? `_${link.entity}` : '';
    return { ...link, name: `${link.from}${by}_to_${link.to}` };
  });
}

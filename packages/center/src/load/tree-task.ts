import type { TreeTask } from '@plumbline/ingest';
import type { Dataset, Model, Source } from '@plumbline/model';
import type { LoadedTable } from '../state/load-state.ts';

/** The members of a hierarchy, as they stand in the table of its dataset. */
export function treeTask(
  model: Model,
  { name, fields }: Dataset,
  { tree, history }: Extract<Source, { readonly kind: 'tree' }>,
  { table }: LoadedTable,
): TreeTask {
  return {
    hierarchy: tree.name,
    table,
    key: { dataset: name, field: tree.key },
    parent: tree.parent,
    operator: tree.operator,
    weight: tree.weight,
    recorded:
      history === undefined
        ? null
        : {
            at: history.recordedAt,
            zone: zoneOfInstants(model, tree.dataset, history.recordedAt),
            prefer: history.prefer,
          },
    columns: [...fields.values()].map((field) => ({ field: field.name, type: field.type })),
  };
}

/** Instants are of the days that the clocks of their dataset show; null: the field holds none. */
function zoneOfInstants({ datasets, workspace }: Model, name: string, field: string): string | null {
  const dataset = datasets.get(name);
  const type = dataset?.fields.get(field)?.type;
  return type?.kind === 'timestamp' && type.zoned ? (dataset?.timezone ?? workspace.timezone) : null;
}

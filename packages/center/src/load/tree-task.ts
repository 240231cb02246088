import type { TreeTask } from '@plumbline/ingest';
import type { Dataset, Source } from '@plumbline/model';
import type { LoadedTable } from '../state/load-state.ts';

/** The members of a hierarchy, as they stand in the table of its dataset. */
export function treeTask(
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
    recorded: history === undefined ? null : { at: history.recordedAt, prefer: history.prefer },
    columns: [...fields.values()].map((field) => ({ field: field.name, type: field.type })),
  };
}

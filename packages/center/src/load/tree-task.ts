import type { TreeTask } from '@plumbline/ingest';
import type { Dataset, Tree } from '@plumbline/model';
import type { LoadedTable } from '../state/load-state.ts';

/** The members of a hierarchy, as they stand in the table of its dataset. */
export function treeTask({ name, fields }: Dataset, tree: Tree, { table }: LoadedTable): TreeTask {
  return {
    hierarchy: tree.name,
    table,
    key: { dataset: name, field: tree.key },
    parent: tree.parent,
    operator: tree.operator,
    weight: tree.weight,
    columns: [...fields.values()].map((field) => ({ field: field.name, type: field.type })),
  };
}

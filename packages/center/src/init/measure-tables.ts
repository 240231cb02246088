import { quoteName, type Warehouse } from '@plumbline/engines';
import type { LoadState } from '../state/load-state.ts';
import type { OpenedWorkspace } from '../workspace/open-workspace.ts';
import { canBeKey } from './column-meaning.ts';
import type { DraftTable } from './draft.ts';

/** Counts rows, filled and distinct values of what was loaded. */
export async function measureTables(
  { model }: OpenedWorkspace,
  drafts: readonly DraftTable[],
  state: LoadState,
  warehouse: Warehouse,
): Promise<readonly DraftTable[]> {
  const tables: DraftTable[] = [];
  for (const dataset of model.datasets.values()) {
    const loaded = state.datasets[dataset.name];
    if (loaded === undefined || dataset.source.kind !== 'files') continue;
    const fields = loaded.columns.map(({ field, type }) => {
      const raw = dataset.fields.get(field)?.column ?? field;
      const column = { name: field, raw, type, filled: 0, distinct: null };
      return { column, isCounted: canBeKey(column) };
    });
    const counts = fields.flatMap(({ column, isCounted }) => {
      const name = quoteName(column.name);
      return [`count(${name})`, isCounted ? `count(DISTINCT ${name})` : 'NULL'];
    });
    const sql = `SELECT ${['count(*)', ...counts].join(', ')} FROM ${quoteName(loaded.table)}`;
    const { rows } = await warehouse.run({ sql, params: [] });
    const [total, ...found] = rows[0] ?? [];
    const draft = drafts.find(({ name }) => name === dataset.name);
    if (draft === undefined) continue;
    tables.push({
      ...draft,
      rows: Number(total),
      columns: fields.map(({ column }, i) => ({
        ...column,
        filled: Number(found[2 * i]),
        distinct: found[2 * i + 1] == null ? null : Number(found[2 * i + 1]),
      })),
    });
  }
  return tables;
}

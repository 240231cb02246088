import type { Reconciled } from '@plumbline/center';
import { resultTable, type TableSetting } from './result-table.ts';

/** What is held against what, how many cells differ, and these. */
export function reconciledText(
  { reconciliation, columns, rows, cells, total, agrees, ranges, meta }: Reconciled,
  setting: TableSetting,
): string {
  const { words } = setting;
  const { name, label, left, right, tolerance, by } = reconciliation;
  const title = `${label[words.locale]}  ${name}  ${left} − ${right}`;
  const told = words.reconciled({ cells, differing: rows.length, agrees, tolerance });
  const shown = by.length === 0 ? { rows: [total] } : { rows, totals: [{ by: [], row: total }] };
  const result = { columns, ...shown, ranges, notes: [], meta };
  const table = resultTable({ result, definitions: [], diagnostics: [], explanation: null }, setting);
  return [title, told, '', table.trimEnd(), ''].join('\n');
}

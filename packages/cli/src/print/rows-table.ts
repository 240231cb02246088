import type { MetricResult, RowsResult } from '@plumbline/center';
import { resultTable, type TableSetting } from './result-table.ts';

/** The rows for people: what they are rows of, the rows, and which of them these are. */
export function rowsTable(found: RowsResult, offset: number, setting: TableSetting): string {
  const { words } = setting;
  const { measures, measure, rows, total_rows: total } = found;
  const titles = measures.map((one, i) => {
    const days = one.from === null ? '' : `  ${one.from} – ${one.to ?? '…'}`;
    const where = one.where === null ? '' : `  where ${one.where}`;
    const mark = i === measure ? '▸' : ' ';
    return `${mark} ${i}  ${one.label[words.locale]}  ${one.formula}${where}${days}`;
  });
  const table = resultTable(
    { result: asResult(found), definitions: [], diagnostics: [], explanation: null },
    setting,
  ).trimEnd();
  const last = offset + rows.length;
  return [
    ...titles,
    '',
    table,
    '',
    words.rowsOf({ first: last === offset ? 0 : offset + 1, last, total }),
  ].join('\n');
}

/** Rows printed as an answer without figures. */
export function asResult({ columns, rows }: RowsResult): MetricResult {
  return {
    columns,
    rows,
    ranges: {},
    notes: [],
    meta: {
      partial: false,
      partial_periods: [],
      edge: {},
      scope: 'all',
      cache: 'miss',
      elapsed_ms: 0,
      warnings: [],
      sql: [],
    },
  };
}

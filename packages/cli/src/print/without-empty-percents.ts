import type { MetricResult, ResultRow } from '@plumbline/center';

const CODE = 'no-percent-of-ratio';

/** The answer without the percentages that a ratio never has: their columns would be empty in every row. */
export function withoutEmptyPercents(result: MetricResult): MetricResult {
  const empty = new Set(result.notes.filter(({ code }) => code === CODE).map(({ column }) => column));
  if (empty.size === 0) return result;
  const shown = (row: ResultRow) => row.filter((_, i) => !empty.has(result.columns[i]?.name ?? ''));
  const parts = (list: NonNullable<MetricResult['totals']>) =>
    list.map(({ by, row }) => ({ by, row: shown(row) }));
  return {
    ...result,
    columns: result.columns.filter(({ name }) => !empty.has(name)),
    rows: result.rows.map(shown),
    notes: result.notes.filter(({ code }) => code !== CODE),
    ...(result.totals === undefined ? {} : { totals: parts(result.totals) }),
    ...(result.others === undefined ? {} : { others: parts(result.others) }),
  };
}

import type { Result } from '../../src/api/answer.ts';

type Row = Result['rows'][number];

/** An answer with two dimensions, a flow and a rate, as the server writes it. Subtotals are no sums, so that adding shows. */
export function answer(given: {
  readonly keys: readonly { readonly name: string; readonly isTime?: boolean }[];
  readonly rows: readonly Row[];
  readonly totals?: Result['totals'];
  readonly others?: Result['others'];
  readonly notes?: Result['notes'];
}): Result {
  return {
    columns: [
      ...given.keys.map(({ name, isTime = false }) => ({
        name,
        role: isTime ? ('time' as const) : ('dimension' as const),
        type: isTime ? ('date' as const) : ('text' as const),
      })),
      { name: 'revenue', role: 'metric', type: 'decimal', unit: 'money', currency: 'CNY' },
      { name: 'revenue__year_ago', role: 'compare', of: 'revenue', type: 'decimal', unit: 'money' },
      { name: 'revenue__year_ago_pct', role: 'compare', of: 'revenue', type: 'double', unit: 'percent' },
      { name: 'margin', role: 'metric', type: 'double', unit: 'percent' },
      { name: 'margin__year_ago_change', role: 'compare', of: 'margin', type: 'double', unit: 'percent' },
    ],
    rows: [...given.rows],
    totals: given.totals,
    others: given.others,
    ranges: {},
    notes: given.notes ?? [],
    meta: {
      partial: false,
      partial_periods: [],
      edge: {},
      scope: 'all',
      cache: 'miss',
      elapsed_ms: 1,
      warnings: [],
      sql: [],
    },
  } as Result;
}

/** Channel by category by month: subtotals that no addition gives. */
export const CHANNELS = answer({
  keys: [{ name: 'channel' }, { name: 'category' }, { name: 'month', isTime: true }],
  rows: [
    ['shops', 'sofas', '2026-09-01', '10.00', '8.00', 0.25, 0.4, 0.01],
    ['shops', 'sofas', '2026-10-01', '12.00', '8.00', 0.5, 0.41, 0.02],
    ['shops', null, '2026-10-01', '1.00', null, null, null, null],
    ['web', 'beds', '2026-10-01', '90.00', '45.00', 1, 0.3, -0.01],
  ],
  totals: [
    { by: ['channel', 'month'], row: ['shops', null, '2026-09-01', '11.11', '8.00', 0.3, 0.39, 0] },
    { by: ['channel', 'month'], row: ['shops', null, '2026-10-01', '13.33', '8.00', 0.6, 0.38, 0] },
    { by: ['channel', 'month'], row: ['web', null, '2026-10-01', '91.91', '45.00', 1, 0.3, 0] },
    { by: ['channel'], row: ['shops', null, null, '25.25', '16.00', 0.5, 0.385, 0] },
    { by: ['channel'], row: ['web', null, null, '92.92', '45.00', 1, 0.3, 0] },
    { by: ['month'], row: [null, null, '2026-09-01', '11.11', '8.00', 0.3, 0.39, 0] },
    { by: ['month'], row: [null, null, '2026-10-01', '104.04', '53.00', 0.9, 0.31, 0] },
    { by: [], row: [null, null, null, '117.17', '61.00', 0.8, 0.33, 0] },
  ],
});

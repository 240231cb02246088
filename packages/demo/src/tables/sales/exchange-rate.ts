import { PLAN_MONTHS } from '../../control/blocks.ts';
import { daysOf } from '../../run/days.ts';
import type { Table } from '../../run/table.ts';
import { valuesOf } from '../values.ts';

/** CNY for one USD at the ends of years, in 1/10,000; a straight line with a little noise between. The dollar falls in 2026. */
const ANCHORS: readonly (readonly [string, number])[] = [
  ['2023-12-31', 70800],
  ['2024-12-31', 71900],
  ['2025-12-31', 71600],
  ['2026-10-31', 68090],
  ['2026-12-31', 68000],
];

export const exchangeRate: Table = {
  kind: 'table',
  name: 'exchange_rate',
  layout: 'single',
  select: ({ lastDay }) => {
    const days = ['2023-12-31', ...PLAN_MONTHS.flatMap(daysOf)];
    const rows = days
      .map((day, i) => ['USD', day, between(days, i)])
      .filter(([, day]) => String(day) <= lastDay);
    const columns = { currency: 'VARCHAR', day: 'DATE', base: 'INTEGER' };
    return `SELECT currency, day, ((base + n('rate', epoch(day)::BIGINT, 120) - 60)::DECIMAL(18, 4) / 10000)::DECIMAL(10, 4) AS rate,
      day = last_day(day) AS is_month_end FROM (${valuesOf(columns, rows)})`;
  },
  orderBy: 'currency, day',
};

function between(days: readonly string[], at: number): number {
  for (const [i, [end, high]] of ANCHORS.entries()) {
    const to = days.indexOf(end);
    if (at > to) continue;
    const [start, low] = ANCHORS[i - 1] ?? [end, high];
    const from = days.indexOf(start);
    return to === from ? high : Math.round(low + ((high - low) * (at - from)) / (to - from));
  }
  return 0;
}

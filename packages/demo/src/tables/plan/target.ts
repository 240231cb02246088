import { both } from '../../bilingual.ts';
import { PLAN_MONTHS } from '../../control/blocks.ts';
import { BUDGET_CHANNEL, COMPANY_TARGETS, type CompanyTarget, FY2023 } from '../../control/budget-plan.ts';
import { MONTH_REVENUE, type SalesChannel } from '../../control/revenue-plan.ts';
import type { Context } from '../../run/context.ts';
import type { Step } from '../../run/table.ts';
import { type Value, valuesOf } from '../values.ts';
import { yuanOf } from './budget.ts';

const MONTHS = PLAN_MONTHS.filter((month) => month.startsWith('2026'));
const CLOSED = 10;

/** How the year's target of something that adds up falls on its months: with the revenue of 2024, October's share kept. */
function phases({ byOctober }: CompanyTarget): readonly number[] {
  const before = MONTH_REVENUE.slice(0, CLOSED).reduce((a, b) => a + b, 0);
  const after = MONTH_REVENUE.slice(CLOSED, 12).reduce((a, b) => a + b, 0);
  return MONTHS.map((_, i) => {
    const month = MONTH_REVENUE[i] ?? 0;
    return i < CLOSED ? (byOctober * month) / before : ((1 - byOctober) * month) / after;
  });
}

const adds = ({ unit, metric }: CompanyTarget): boolean =>
  (unit === 'money' && metric !== 'revenue_per_head') || unit === 'count';

function inUnit({ unit }: CompanyTarget, amount: number, scale: number): number {
  if (unit === 'money') return yuanOf(amount, scale);
  return unit === 'count' ? Math.round(amount * scale) : amount;
}

const COLUMNS = { floor: 'DECIMAL(18,4)', target: 'DECIMAL(18,4)', stretch: 'DECIMAL(18,4)' };

function years({ scale }: Context): string {
  const company = COMPANY_TARGETS.map((one): readonly Value[] => [
    one.metric,
    2026,
    null,
    ...one.tiers.map((tier) => inUnit(one, tier, one.metric === 'revenue_per_head' ? 1 : scale)),
    one.weight,
    one.owner,
    one.unit,
  ]);
  const channels = Object.entries(BUDGET_CHANNEL).map(([channel, { revenue }]): readonly Value[] => {
    const target = revenue[0] + revenue[1];
    const tiers = [target * 0.95, target, target * 1.04].map((tier) => yuanOf(tier, scale));
    return ['revenue', 2026, channel, ...tiers, null, `${channel}-sales`, 'money'];
  });
  return valuesOf(
    {
      metric: 'VARCHAR',
      year: 'INTEGER',
      channel_id: 'VARCHAR',
      ...COLUMNS,
      weight: 'INTEGER',
      owner: 'VARCHAR',
      unit: 'VARCHAR',
    },
    [...company, ...channels],
  );
}

function months({ scale }: Context): string {
  const rows = COMPANY_TARGETS.flatMap((one) => {
    const parts = phases(one);
    return MONTHS.map((month, i) => [
      one.metric,
      `${month}-01`,
      ...one.tiers.map((tier) => {
        const size = one.metric === 'revenue_per_head' ? 1 : scale;
        return adds(one) ? Math.round(inUnit(one, tier * (parts[i] ?? 0), size)) : inUnit(one, tier, size);
      }),
      one.owner,
    ]);
  });
  return valuesOf({ metric: 'VARCHAR', month: 'DATE', ...COLUMNS, owner: 'VARCHAR' }, rows);
}

/** What the head office did for each channel in 2026: orders handled, people led, items designed; in 万元 of its pool. */
const ACTIVITY: readonly (readonly [SalesChannel, number])[] = [
  ['direct', 3550],
  ['dealer', 1780],
  ['online', 4480],
  ['project', 1240],
  ['export', 785],
];
const ACTIVITY_POOL = ACTIVITY.reduce((sum, [, amount]) => sum + amount, 0);

/** Drivers of the online revenue target: what the plan of visits, conversion and basket makes of it. */
const DRIVERS: readonly (readonly [string, string, string, number, string])[] = [
  ['online_visits', ...both({ zh: '访客', en: 'Visits' }), 5_600_000, 'count'],
  ['online_conversion', ...both({ zh: '转化率', en: 'Conversion' }), 0.021, 'ratio'],
  ['online_basket', ...both({ zh: '客单价(含税)', en: 'Basket (with tax)' }), 4260, 'yuan'],
  ['online_return_rate', ...both({ zh: '退货率', en: 'Return rate' }), 0.07, 'ratio'],
  ['online_vat_rate', ...both({ zh: '增值税率', en: 'VAT rate' }), 0.13, 'ratio'],
];

/** Targets of 2026 and what the year before the detail begins came to. */
export const targetSteps: readonly Step[] = [
  {
    kind: 'table',
    name: 'target_year',
    layout: 'single',
    select: years,
    orderBy: 'metric, channel_id NULLS FIRST',
  },
  { kind: 'table', name: 'target_month', layout: 'single', select: months, orderBy: 'metric, month' },
  {
    kind: 'table',
    name: 'allocation_share',
    layout: 'single',
    select: () =>
      valuesOf(
        { method: 'VARCHAR', channel_id: 'VARCHAR', share: 'DECIMAL(9,6)' },
        ACTIVITY.map(([channel, amount]) => [
          'activity',
          channel,
          Number((amount / ACTIVITY_POOL).toFixed(6)),
        ]),
      ),
    orderBy: 'method, channel_id',
  },
  {
    kind: 'table',
    name: 'goal_driver',
    layout: 'single',
    select: ({ scale }) =>
      valuesOf(
        { driver: 'VARCHAR', name: 'VARCHAR', name_en: 'VARCHAR', value: 'DECIMAL(18,4)', unit: 'VARCHAR' },
        DRIVERS.map(([driver, zh, en, value, unit]) => [
          driver,
          zh,
          en,
          unit === 'count' ? Math.round(value * scale) : value,
          unit,
        ]),
      ),
    orderBy: 'driver',
  },
  {
    kind: 'table',
    name: 'closed_year',
    layout: 'single',
    select: ({ scale }) =>
      valuesOf(
        { year: 'INTEGER', line_id: 'VARCHAR', name: 'VARCHAR', name_en: 'VARCHAR', amount: 'DECIMAL(18,2)' },
        FY2023.map(([line, zh, en, amount]) => [2023, line, zh, en, yuanOf(amount, scale)]),
      ),
    orderBy: 'line_id',
  },
  {
    kind: 'table',
    name: 'period_close',
    layout: 'single',
    select: ({ months: all, closedMonth }) =>
      `SELECT CAST(m.month AS DATE) AS month, e.entity_id,
  CASE WHEN m.month <= '${closedMonth}-01' THEN CAST(CAST(m.month AS DATE) + INTERVAL '1 month' + INTERVAL '7 days' + INTERVAL '18 hours' AS TIMESTAMP) END AS closed_at,
  CASE WHEN m.month > '${closedMonth}-01' THEN 'flash' WHEN m.month < '2026-01-01' THEN 'audited' ELSE 'closed' END AS state
FROM (VALUES ${all.map((month) => `('${month}-01')`).join(', ')}) m(month) CROSS JOIN entity e`,
    orderBy: 'month, entity_id',
  },
];

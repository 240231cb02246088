import type { MetricQuery } from '@plumbline/query';
import fc from 'fast-check';
import { formulaOfCompanies } from './formulas-of-companies.ts';
import { FLOWS, MIXED, MONEY, type Name, STOCKS } from './metrics-of-companies.ts';
import type { Formulas } from './world-of-companies.ts';

const OF_DAYS: readonly Name[] = [
  ...(['begins', 'ends', 'known', 'length', 'days_before', 'worked', 'worked_before'] as const),
];

/** Days alone are of no dataset, and so of no company. */
function readsRows(metrics: readonly string[]): boolean {
  return metrics.some((name) => !OF_DAYS.some((one) => one === name));
}

export interface Kind {
  readonly metrics: readonly Name[];
  readonly dimensions: readonly string[];
  readonly conditions: readonly string[];
  readonly currency?: string;
  /** What random formulas are made of. */
  readonly leaves: readonly string[];
  readonly isStock: boolean;
}

const KINDS: readonly Kind[] = [
  {
    metrics: FLOWS,
    dimensions: ['sales.customer', 'sales.kind'],
    conditions: [
      "sales.kind = 'food'",
      'sales.customer in (orders per sales.customer having orders >= 2)',
      'sales.amount > 20',
      'company in (cash per company having cash > 9)',
    ],
    leaves: ['revenue', 'revenue', 'orders', 'customers', 'middle', 'food'],
    isStock: false,
  },
  {
    metrics: STOCKS,
    dimensions: ['balances.account'],
    conditions: ["balances.account = 'cash'", 'company in (cash per company having cash > 9)'],
    leaves: ['cash', 'cash', 'accounts', 'opened', 'mean', 'counted', 'carried', 'in_time'],
    isStock: true,
  },
  {
    metrics: MIXED,
    dimensions: [],
    conditions: [
      "company <> 'east'",
      'company in (revenue per company having revenue > 0)',
      'company in (cash per company having cash > 9)',
      'company not in (counted per company having counted > 1)',
    ],
    leaves: ['revenue', 'orders', 'cash', 'opened', 'mean'],
    isStock: true,
  },
  {
    metrics: MONEY,
    dimensions: [],
    conditions: ["company <> 'west'"],
    currency: 'CNY',
    leaves: ['worth', 'worth', 'held', 'held_first', 'worth_at_the_end', 'on_their_days', 'dearest'],
    isStock: true,
  },
];

const PERIODS = ['FY2022', 'FY2023', 'FY2022..FY2023', 'FY2022-Q2..FY2023-Q3', 'FY2023-Q1', 'FY2023..'];

export const anyFiscalQuery: fc.Arbitrary<MetricQuery> = fc
  .constantFrom(...KINDS)
  .chain((kind) => queryOf(kind, fc.subarray([...kind.metrics], { minLength: 1, maxLength: 4 })));

export interface Asked {
  readonly formulas: Formulas;
  readonly query: MetricQuery;
}

const RANDOM = ['first', 'second', 'third'] as const;

/** The same of formulas that are random themselves. */
export const anyFiscalFormulas: fc.Arbitrary<Asked> = fc.constantFrom(...KINDS).chain(anyFormulasOf);

export function anyFormulasOf(kind: Kind): fc.Arbitrary<Asked> {
  const leaves = {
    metrics: kind.leaves,
    conditions: kind.conditions,
    members: ['company', ...kind.dimensions],
    isStock: kind.isStock,
  };
  return fc.record({
    formulas: fc.record({
      first: formulaOfCompanies(leaves),
      second: formulaOfCompanies(leaves, 3),
      third: formulaOfCompanies(leaves, 1),
    }),
    query: queryOf(
      kind,
      fc
        .tuple(
          fc.subarray([...RANDOM], { minLength: 1 }),
          fc.subarray([...kind.leaves.slice(1)], { maxLength: 1 }),
        )
        .map((names) => names.flat()),
    ),
  });
}

function queryOf(kind: Kind, metrics: fc.Arbitrary<readonly string[]>): fc.Arbitrary<MetricQuery> {
  return fc
    .record({
      metrics,
      time: fc.constantFrom(
        ['fiscal_year'],
        ['fiscal_quarter'],
        ['fiscal_quarter'],
        ['fiscal_year', 'fiscal_quarter'],
        [],
      ),
      isFixed: fc.integer({ min: 0, max: 3 }).map((n) => n === 0),
      others: fc.constantFrom([], ...kind.dimensions.map((one) => [one])),
      isTimeFirst: fc.boolean(),
      period: fc.constantFrom(null, ...PERIODS),
      condition: fc.constantFrom(null, null, ...kind.conditions),
      compare: fc.constantFrom(null, null, 'previous' as const, 'year_ago' as const),
      partial: fc.constantFrom(
        null,
        null,
        null,
        'full' as const,
        'exclude_current' as const,
        'to_time' as const,
      ),
      totals: fc.constantFrom(false, true, 'all' as const),
      limit: fc.constantFrom(null, null, null, 1, 2),
      isOthers: fc.boolean(),
      isFilled: fc.boolean(),
      isByEnd: fc.integer({ min: 0, max: 2 }).map((n) => n === 0),
    })
    .map(({ time, period: said, ...asked }): MetricQuery => {
      // Years that stand beside each other by where they end have no quarters in common.
      const times = asked.isByEnd ? time.filter((grain) => grain === 'fiscal_year') : time;
      const own = asked.isByEnd && said !== null ? said.replaceAll(/-Q\d/g, '') : said;
      const keys = [...(asked.isFixed ? [] : ['company']), ...asked.others];
      const period = own ?? (times.length === 0 ? 'FY2022' : null);
      const where = [
        ...(asked.isFixed ? ["company = 'north'"] : []),
        ...(asked.condition === null ? [] : [`(${asked.condition})`]),
      ];
      const limited =
        asked.limit === null
          ? {}
          : { limit: asked.limit, ...(asked.isOthers && keys.length > 0 ? { others: true } : {}) };
      return {
        metrics: readsRows(asked.metrics) ? asked.metrics : [...asked.metrics, ...kind.metrics.slice(0, 1)],
        by: asked.isTimeFirst ? [...times, ...keys] : [...keys, ...times],
        ...(period === null ? {} : { period }),
        ...(where.length === 0 ? {} : { where: where.join(' and ') }),
        ...(asked.compare === null ? {} : { compare: [asked.compare] }),
        ...(asked.partial === null ? {} : { partial: asked.partial }),
        ...limited,
        ...(asked.isFilled && times.length > 0 ? { fill: true } : {}),
        totals: asked.totals,
        ...(kind.currency === undefined ? {} : { currency: kind.currency }),
        ...(asked.isByEnd ? { peers: 'calendar' as const } : {}),
      };
    });
}

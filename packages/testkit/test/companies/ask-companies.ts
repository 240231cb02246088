import type { MetricQuery } from '@plumbline/query';
import fc from 'fast-check';
import { buildWorld, type World } from '../../src/index.ts';
import type { Companies } from './arbitrary-companies.ts';
import { formulaOfCompanies } from './formulas-of-companies.ts';

const METRICS = {
  revenue: 'sum(sales.amount)',
  orders: 'count(sales)',
  customers: 'count_distinct(sales.customer)',
  middle: 'median(sales.amount)',
  food: "revenue where sales.kind = 'food'",
  before: 'prior(revenue, 1 fiscal_year)',
  two_before: 'prior(revenue, 2 fiscal_quarters)',
  grown: 'growth(revenue, 1 year)',
  so_far: 'to_date(revenue, fiscal_year)',
  four: 'trailing(revenue, 4 fiscal_quarters)',
  four_before: 'prior(four, 1 fiscal_year)',
  distinct_four: 'trailing(customers, 4 fiscal_quarters)',
  first_2022: 'at(revenue, FY2022-Q1)',
  per_order: 'revenue / orders',
  shared: 'share(revenue)',
  of_company: 'share(revenue, within: sales.company)',
  of_year: 'share(revenue, within: fiscal_year)',
  all: 'total(revenue, within: (fiscal_year, fiscal_quarter))',
  place: 'rank(revenue)',
  begins: 'period_start()',
  ends: 'period_end()',
  known: 'complete_through()',
  length: 'days()',
  daily: 'revenue / days()',
  worked: 'working_days()',
  worked_before: 'prior(working_days(), 1 fiscal_year)',
  days_before: 'prior(days(), 1 fiscal_year)',
  pace: 'annualize(revenue)',
  pace_before: 'prior(pace, 1 fiscal_year)',
  pace_so_far: 'to_date(pace, fiscal_year)',
  pace_of_four: 'trailing(pace, 4 fiscal_quarters)',
  pace_grown: 'growth(pace, 1 year)',
  quarterly_pace: 'max(pace per fiscal_quarter)',
  turns: 'annualize(revenue) / cash',
  buyers: 'count(orders per sales.customer having orders >= 2)',
  cash: 'closing(sum(balances.amount))',
  accounts: 'closing(count(balances))',
  loans: "closing(sum(balances.amount) where balances.account = 'loan')",
  opened: 'opening(sum(balances.amount))',
  mean: 'average_balance(sum(balances.amount))',
  quarterly: 'average_balance(sum(balances.amount), points: quarter)',
  cash_before: 'prior(cash, 1 fiscal_year)',
  part_of_cash: 'share(cash)',
  turnover: 'revenue / cash',
  best: 'max(revenue per fiscal_quarter)',
  worst: 'min(so_far per fiscal_quarter)',
  quarters: 'count(revenue per (sales.customer, fiscal_quarter) having revenue > 0)',
  yearly: 'avg(orders per fiscal_year)',
  best_before: 'prior(best, 1 fiscal_year)',
  levels: 'avg(cash per fiscal_quarter)',
  highest: 'max(opened per fiscal_quarter)',
  in_time: 'closing(sum(balances.amount), missing: null)',
  in_time_or_none: 'coalesce(in_time, -1)',
  carried: 'closing(sum(balances.amount), missing: carry)',
  worth: 'sum(sales.worth)',
  worth_before: 'prior(worth, 1 fiscal_year)',
  worth_so_far: 'to_date(worth, fiscal_year)',
  dearest: 'max(sales.worth)',
  usual: 'avg(sales.worth)',
  on_their_days: "convert(worth, to: 'CNY', rate: historical)",
  in_dollars: "convert(worth, to: 'USD', rate: fixed date '2023-01-31')",
  held: 'closing(sum(balances.worth))',
  held_before: 'prior(held, 1 fiscal_year)',
  held_first: 'opening(sum(balances.worth))',
  held_mean: 'average_balance(sum(balances.worth))',
  held_each: 'closing(avg(balances.worth))',
  held_then: "convert(held, to: 'CNY', rate: historical)",
  counted: 'average_balance(sum(balances.amount), points: snapshots)',
  counted_before: 'prior(counted, 1 fiscal_year)',
  worth_at_the_end: "convert(worth, to: 'CNY', rate: closing)",
  worth_at_the_end_before: 'prior(worth_at_the_end, 1 fiscal_quarter)',
  dollars_at_the_end: "convert(worth, to: 'USD', rate: closing)",
} as const;

type Name = keyof typeof METRICS;
export const FLOWS: readonly Name[] = [
  'revenue',
  'orders',
  'customers',
  'middle',
  'food',
  'before',
  'two_before',
  'grown',
  'so_far',
  'four',
  'four_before',
  'distinct_four',
  'first_2022',
  'per_order',
  'shared',
  'of_company',
  'of_year',
  'all',
  'place',
  'begins',
  'ends',
  'known',
  'length',
  'daily',
  'worked',
  'worked_before',
  'days_before',
  'pace',
  'pace_before',
  'pace_so_far',
  'pace_of_four',
  'pace_grown',
  'quarterly_pace',
  'buyers',
  'best',
  'worst',
  'quarters',
  'yearly',
  'best_before',
];
export const STOCKS: readonly Name[] = [
  'cash',
  'accounts',
  'loans',
  'opened',
  'mean',
  'quarterly',
  'cash_before',
  'part_of_cash',
  'ends',
  'length',
  'worked',
  'levels',
  'highest',
  'in_time',
  'in_time_or_none',
  'carried',
  'counted',
  'counted_before',
];
/** Sums of `amount`, each over one range. */
export const SUMS_OF_SALES: readonly Name[] = [
  'revenue',
  'food',
  'before',
  'two_before',
  'so_far',
  'four',
  'four_before',
  'first_2022',
];
export const SUMS_OF_BALANCES: readonly Name[] = [
  'cash',
  'loans',
  'opened',
  'cash_before',
  'in_time',
  'carried',
];
/** Of companies that report in three currencies. */
const MONEY: readonly Name[] = [
  'worth',
  'worth_before',
  'worth_so_far',
  'dearest',
  'usual',
  'on_their_days',
  'in_dollars',
  'held',
  'held_before',
  'held_first',
  'held_mean',
  'held_each',
  'held_then',
  'worth_at_the_end',
  'worth_at_the_end_before',
  'dollars_at_the_end',
];
const MIXED: readonly Name[] = [
  'revenue',
  'before',
  'grown',
  'cash',
  'opened',
  'turnover',
  'turns',
  'length',
  'known',
];

const WORTH = {
  name: 'worth',
  expression: 'amount',
  type: 'decimal(18,2)',
  unit: 'money',
  currency: 'currency',
} as const;

type Formulas = Readonly<Record<string, string>>;

/** A formula that the front end refuses is left out. */
export function worldOfCompanies(
  { database, snap, through, isOfCash, wall }: Companies,
  formulas: Formulas = {},
): World {
  const rest = through === null ? {} : { through };
  const definitions = {
    datasets: [
      { name: 'sales', primary_key: ['id'], time: 'day', calendar: 'own', fields: [WORTH], ...rest },
      {
        name: 'balances',
        primary_key: ['company', 'account', 'day'],
        time: 'day',
        calendar: 'own',
        fields: [WORTH],
        ...(isOfCash ? { snapshots: { when: "account = 'cash'" } } : {}),
      },
      { name: 'periods' },
      { name: 'fx', primary_key: ['code', 'day'], time: 'day', through: 'none' },
    ],
    currency_rates: {
      dataset: 'fx',
      from: 'code',
      to: "'CNY'",
      date: 'day',
      average: 'mean',
      closing: 'last',
      max_age: '3000 days',
    },
    calendars: [{ name: 'own', dataset: 'periods', entity: 'company', ...(snap === null ? {} : { snap }) }],
    dimensions: [{ name: 'company', fields: ['sales.company', 'balances.company'] }],
    metrics: { ...METRICS, ...formulas },
  };
  const { world, codes } = buildWorld({
    settings: { calendar: { ...wall, holidays: 'CN' }, currency: 'CNY' },
    definitions,
    database,
  });
  if (codes.length > 0 && Object.keys(formulas).length === 0) throw new Error(codes.join());
  return world;
}

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
    conditions: ["company <> 'east'", 'company in (revenue per company having revenue > 0)'],
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

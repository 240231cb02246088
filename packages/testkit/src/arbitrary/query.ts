import type { MetricQuery } from '@plumbline/query';
import fc from 'fast-check';
import { ENTRIES, FAMILIES, type Family } from './family.ts';

const TIMES: readonly (readonly string[])[] = [
  [],
  [],
  ['month'],
  ['month'],
  ['quarter', 'month'],
  ['day'],
  ['week'],
  ['year'],
  ['fiscal_quarter'],
  ['year', 'quarter'],
  ['year', 'week'],
];
const PERIODS = [
  '2024',
  '2023',
  '2023-07..2024-03',
  '2024-Q1',
  '2024-01..2024-03',
  '2023-12..2024-02',
  '2024-02',
  'last 3 months',
  'last 12 months to date',
  'this month',
  '2024-01-31..2024-03-01',
  '2023-01..',
  '..2024-02-28',
  '2024-03-30..2024-04-02',
];

const TOTALS = [undefined, true, 'all'] as const;

/** The dimensions, time among them, in any order. */
export function byOf(family: Family): fc.Arbitrary<NonNullable<MetricQuery['by']>> {
  const dimensions = fc.subarray([...family.dimensions], {
    maxLength: Math.min(2, family.dimensions.length),
  });
  return fc
    .tuple(fc.constantFrom(...TIMES), dimensions, fc.boolean())
    .map(([times, others, timeFirst]) => (timeFirst ? [...times, ...others] : [...others, ...times]))
    .map((by) => [...new Map(by.map((item) => [columnOf(item), item])).values()])
    .map((by) => by as NonNullable<MetricQuery['by']>);
}

/** An hour of the day and an hour are named alike. */
function columnOf(item: Family['dimensions'][number]): string {
  return typeof item === 'string' ? item : `${item.field} ${item.part ?? item.grain}`;
}

export const anyPeriod: fc.Arbitrary<string> = fc.constantFrom(...PERIODS);

/** `of` in one case out of `times`, else nothing. */
export function onceIn<T>(times: number, of: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.oneof({ weight: times - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: of });
}

export function whereOf(family: Family): fc.Arbitrary<string | undefined> {
  if (family.conditions.length === 0) return fc.constant(undefined);
  return onceIn(2, fc.constantFrom(...family.conditions));
}

/** Everything a query may ask of these metrics, options that do not fit together left out. */
export function queryOf(family: Family, metrics: readonly string[]): fc.Arbitrary<MetricQuery> {
  return fc
    .record({
      metrics: fc.shuffledSubarray([...metrics], { minLength: 1, maxLength: Math.min(3, metrics.length) }),
      by: byOf(family),
      period: fc.option(anyPeriod, { nil: undefined, freq: 6 }),
      where: whereOf(family),
      compare: fc
        .constantFrom('2023', '2023-Q4', '2024-01')
        .chain((fixed) => fc.subarray(['previous', 'year_ago', { fixed }] as const, { maxLength: 2 })),
      partial: fc.constantFrom('to_date', 'to_date', 'to_date', 'full', 'exclude_current', 'to_time'),
      alignment: onceIn(
        4,
        fc.constantFrom('weekday' as const, 'fiscal' as const, 'spring_festival' as const),
      ),
      plan: onceIn(family === ENTRIES ? 2 : 8, fc.constant(true as const)),
      isMatched: fc.boolean(),
      ofScenarios: fc.constant(family === ENTRIES),
      totals: fc.constantFrom(...TOTALS),
      fill: fc.boolean(),
      restated: onceIn(6, fc.constant(true as const)),
      known: onceIn(6, fc.constantFrom('2023-12-31', '2024-01-31', '2024-03-15')),
      bound: onceIn(5, fc.constantFrom('> 0', '<= 5', '<> 2.5')),
      order: onceIn(2, fc.boolean()),
      limit: onceIn(3, fc.integer({ min: 1, max: 3 })),
      others: fc.boolean(),
      share: onceIn(
        3,
        fc.tuple(fc.constantFrom('within' as const, 'parent' as const), fc.integer({ min: 0, max: 7 })),
      ),
    })
    .map(assembled);
}

/** Balances are parts only where time stays. */
function shareAmong(
  metrics: readonly string[],
  by: Choices['by'],
  share: Choices['share'],
): Pick<MetricQuery, 'share'> {
  if (share === undefined) return {};
  const [kind, bits] = share;
  const names = by.map((item) => (typeof item === 'string' ? item : item.field));
  const chosen = names.filter((_, i) => (bits >> i) % 2 === 1);
  const isFlow = (metric: string) => [...FAMILIES, ENTRIES].some(({ additive }) => additive.includes(metric));
  const isStock = (metric: string) => [...FAMILIES, ENTRIES].some(({ stocks }) => stocks.includes(metric));
  const flows = metrics.filter(isFlow);
  if (flows.length > 0) return { share: { [kind]: chosen, metrics: flows } };
  const balances = metrics.filter(isStock);
  if (balances.length === 0) return {};
  const within = names.filter((name) => TIME_WORDS.has(name) || chosen.includes(name));
  return { share: { within, metrics: balances } };
}

/** Targets have months and channels only. */
function canPlan({ by, where }: Choices): boolean {
  return where === undefined && by.every((item) => item === 'channel' || TIME_WORDS.has(item));
}

/** A formula without a plan of its own compares with the other scenario of its rows. */
function isBudgeted({ metrics, plan, ofScenarios }: Choices): boolean {
  return plan === true && (ofScenarios || metrics.every((name) => OF_SCENARIOS.has(name)));
}

const OF_SCENARIOS: ReadonlySet<string> = new Set([...ENTRIES.additive, ...ENTRIES.stocks, 'biggest']);

interface Choices extends Pick<MetricQuery, 'metrics' | 'period' | 'where' | 'alignment'> {
  readonly by: NonNullable<MetricQuery['by']>;
  readonly compare: NonNullable<MetricQuery['compare']>;
  readonly partial: string;
  readonly plan: true | undefined;
  /** The plan is compared with on the snapshot days of both. */
  readonly isMatched: boolean;
  /** What happened and what was planned stand in the rows of every metric. */
  readonly ofScenarios: boolean;
  readonly totals: true | 'all' | undefined;
  readonly fill: boolean;
  readonly restated: true | undefined;
  /** The day until which rows are recorded. */
  readonly known: string | undefined;
  readonly bound: string | undefined;
  readonly order: boolean | undefined;
  readonly limit: number | undefined;
  readonly others: boolean;
  /** Along which keys of `by`, as bits. */
  readonly share: readonly ['within' | 'parent', number] | undefined;
}

const SHORT = ['2024-02', 'this month', '2024-01-31..2024-03-01', '2024-03-30..2024-04-02'];

/** Days are asked of short periods only: the oracle visits every cell. */
export function periodFor(by: MetricQuery['by'], period: string | undefined): string | undefined {
  if (!by?.includes('day')) return period;
  return period !== undefined && SHORT.includes(period)
    ? period
    : SHORT[(period ?? '').length % SHORT.length];
}

const TIME_WORDS: ReadonlySet<unknown> = new Set(TIMES.flat());

function assembled(choices: Choices): MetricQuery {
  const { by, where, totals, bound, order, limit, others, fill, partial, alignment } = choices;
  const isPlanned = choices.plan === true && choices.metrics.includes('revenue') && canPlan(choices);
  const metrics = isPlanned ? ['revenue'] : choices.metrics;
  const budget = choices.isMatched ? ({ budget: true, matched: 'snapshots' } as const) : 'budget';
  const plans = isPlanned ? (['target'] as const) : isBudgeted(choices) ? [budget] : [];
  const compare = [...choices.compare, ...plans];
  const period = periodFor(by, choices.period);
  const first = metrics[0] ?? '';
  const hasTime = by.some((item) => TIME_WORDS.has(item));
  const hasDimension = by.some((item) => !TIME_WORDS.has(item));
  const query = {
    metrics,
    by,
    partial,
    ...(period === undefined ? {} : { period }),
    ...(where === undefined ? {} : { where }),
    ...(alignment === undefined ? {} : { alignment }),
    ...(compare.length === 0 ? {} : { compare }),
    ...(totals === undefined ? {} : { totals }),
    ...(fill && hasTime ? { fill } : {}),
    ...(choices.restated === undefined ? {} : { restated: true }),
    ...(choices.known === undefined ? {} : { as_of: { data: choices.known } }),
    ...(bound === undefined ? {} : { having: `${first} ${bound}` }),
    ...(order === undefined ? {} : { order: [{ by: first, desc: order }] }),
    ...(limit === undefined ? {} : { limit }),
    ...(others && limit !== undefined && hasDimension ? { others } : {}),
    ...shareAmong(metrics, by, choices.share),
  };
  return query as MetricQuery;
}

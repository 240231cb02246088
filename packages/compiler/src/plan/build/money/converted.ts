import { type Day, parseDay } from '@plumbline/calendar';
import { typeOf } from '../../columns.ts';
import { aggregate, compute, derive, filter, join } from '../../make.ts';
import { OWN } from '../../names.ts';
import type { Plan } from '../../node.ts';
import {
  BIGINT,
  BOOLEAN,
  call,
  column,
  DATE,
  DOUBLE,
  date,
  type Measure,
  nothing,
  number,
  type Scalar,
  TEXT,
} from '../../scalar.ts';
import type { DimensionKey } from '../cells/frame.ts';
import { Level } from '../cells/level.ts';
import { lowerMembers } from '../forms/members.ts';
import type { Leaf } from '../rows/leaf.ts';
import { fiscalParts } from '../rows/row.ts';
import { type Conversion, codeOf, currencyOf } from './conversion.ts';
import { forwardDay } from './held-constant.ts';
import { ratesOf } from './rates.ts';

/** The same measure in finer cells: one for each currency, and where rates go by rows also for each day. `also`: what else the rate of a cell goes by. */
export function inCurrencies(leaf: Leaf, conversion: Conversion, also: Leaf['keys'] = []): Leaf {
  const { level, frame, source } = leaf;
  const { rule } = conversion;
  const currency = {
    name: OWN.currency,
    value: currencyOf(conversion, source, frame, level),
    origin: 'currency',
  };
  const value = also.length > 0 ? null : dayOfRate(leaf, rule.kind);
  const day = value === null ? [] : [{ name: OWN.rateDay, value, origin: 'day of the rate' }];
  const added = [...(currency.value.kind === 'literal' ? [] : [currency]), ...day, ...also];
  const shape = { ...level.shape, dimensions: [...level.shape.dimensions, ...added.map(keyOf)] };
  return { ...leaf, level: new Level(level.context, shape), keys: [...leaf.keys, ...added] };
}

/** The day whose rate each row takes; null: rates go by cells. Rows of entities that are dated by periods have the days on which they are recorded, their balances the end of their own period. */
function dayOfRate(leaf: Leaf, rule: Conversion['rule']['kind']): Scalar | null {
  const { level, frame, source, day, dataset } = leaf;
  if (day === null || rule === 'fixed') return null;
  if (leaf.edge === null) return rule === 'closing' ? null : forwardDay(day, dataset.name, frame, level);
  const own = fiscalParts(source, lowerMembers(frame, level));
  return rule === 'closing' ? own.period.end : own.day;
}

function keyOf({ name, value }: Leaf['keys'][number]): DimensionKey {
  const ref = { kind: 'conformed', name } as const;
  return { name, ref, grain: null, part: null, type: value.type, kept: null };
}

/** The same measure in finer cells, one for each currency and what else the rate of a range goes by. */
export function byCurrency(leaf: Leaf, conversion: Conversion, also: Leaf['keys']): Leaf {
  return inCurrencies({ ...leaf, day: null }, conversion, also);
}

/** What is added up of each currency before it is converted: the measure, and how many of its amounts are not 0, which need a rate. A mean is converted as its sum, and divided then. */
export function amountsOf(measure: Measure): readonly Measure[] {
  const { arg } = measure;
  const isNotZero = arg === null ? null : call('null_if', [arg, number(0)], arg.type);
  const counted: Measure = {
    name: OWN.counted,
    fn: 'count',
    arg: isNotZero,
    where: null,
    p: null,
    type: BIGINT,
  };
  if (measure.fn !== 'avg' || arg === null) return [measure, counted];
  const sum: Measure = { ...measure, fn: 'sum', arg: call('cast', [arg], DOUBLE), type: DOUBLE };
  return [sum, counted, { ...measure, name: OWN.values, fn: 'count', type: BIGINT }];
}

interface Amounts {
  readonly measure: Measure;
  readonly conversion: Conversion;
  /** Where the rate is of the cell's day: the days by the time keys, under `snapshot:day`; null: of each row's. */
  readonly days: Plan | null;
  readonly level: Level;
  /** The last day whose record of rates counts; null: everything recorded. */
  readonly until: Day | null;
  /** Ranges by the time keys, at whose mean rates their totals are converted; absent: rates are of days. */
  readonly periods?: Plan;
  /** Keys of the answer, `snapshot:day` included where it is one. */
  readonly keys: readonly string[];
}

/** Amounts by currency (and day) → amounts in one currency, at the rates found; which these are is noted. */
export function converted(amounts: Plan, how: Amounts): Plan {
  const { measure, conversion, level, keys } = how;
  const { to, rates, rule } = conversion;
  const amount = column(measure.name, measure.type);
  const dated = withDays(amounts, how);
  const code = column(OWN.currency, TEXT);
  const day = column(OWN.rateDay, DATE);
  const isZero =
    rule.kind === 'closing'
      ? call('eq', [amount, number(0)], BOOLEAN)
      : call('eq', [column(OWN.counted, BIGINT), number(0)], BOOLEAN);
  const isSame = call('same', [code, { kind: 'literal', value: to, type: TEXT }], BOOLEAN);
  const isPlain = call(
    'or',
    [isSame, call('coalesce', [isZero, { kind: 'literal', value: true, type: BOOLEAN }], BOOLEAN)],
    BOOLEAN,
  );
  const { periods, until } = how;
  const ofPeriods = periods === undefined ? [] : [OWN.from];
  const pairKeys = [OWN.currency, OWN.rateDay, ...ofPeriods];
  const pairs = aggregate(dated, pairKeys, [], 'each currency and day of a rate');
  const which = rule.kind === 'average' ? 'average' : 'closing';
  const wanted = { rates, to, column: which, until, ...(periods === undefined ? {} : { periods }) } as const;
  const found = join(dated, ratesOf(pairs, wanted, level.context), {
    on: [
      { left: code, right: OWN.currency },
      { left: day, right: OWN.rateDay },
      ...ofPeriods.map((name) => ({ left: column(name, DATE), right: name })),
    ],
    mode: 'left',
    proven: false,
    nullSafe: true,
    take: [OWN.rate, OWN.way].map((name) => ({ from: name, as: name })),
  });
  const plain = call('cast', [amount], DOUBLE);
  const value: Scalar = {
    kind: 'case',
    whens: [{ when: isPlain, then: plain }],
    otherwise: call('multiply', [plain, column(OWN.rate, DOUBLE)], DOUBLE),
    type: DOUBLE,
  };
  const rows = derive(found, [
    { name: OWN.amount, value: plain, origin: measure.name },
    { name: OWN.value, value, origin: measure.name },
  ]);
  level.context.rates.push(ratesUsed(filter(rows, call('not', [isPlain], BOOLEAN)), { to, which }));
  const inOne: Measure = { ...measure, arg: column(OWN.value, DOUBLE), where: null, p: null, type: DOUBLE };
  const why = `amounts in ${to}`;
  return measure.fn === 'avg' ? meansOf(rows, keys, inOne, why) : aggregate(rows, keys, [inOne], why);
}

/** Sums in one currency, divided by how many amounts they are made of. */
function meansOf(rows: Plan, keys: readonly string[], mean: Measure, why: string): Plan {
  const values = column(OWN.values, BIGINT);
  const sums = aggregate(
    rows,
    keys,
    [
      { ...mean, fn: 'sum' },
      { ...mean, name: OWN.values, fn: 'sum', arg: values, type: BIGINT },
    ],
    why,
  );
  const divided = call('divide', [column(mean.name, DOUBLE), values], DOUBLE);
  return compute(sums, [
    ...keys.map((name) => ({ name, value: column(name, typeOf(sums, name)), origin: name })),
    { name: mean.name, value: divided, origin: mean.name },
  ]);
}

/** The currency and the day of the rate beside every amount. */
function withDays(written: Plan, { conversion, days, periods, level }: Amounts): Plan {
  const { rule } = conversion;
  const code = codeOf(conversion, level);
  const amounts =
    code === null ? written : derive(written, [{ name: OWN.currency, value: code, origin: 'currency' }]);
  if (rule.kind === 'fixed') {
    const day = parseDay(rule.date);
    const value = day === null ? nothing(DATE) : date(day);
    return derive(amounts, [{ name: OWN.rateDay, value, origin: 'day of the rate' }]);
  }
  const ofEntities = (periods ?? days)?.columns.filter(({ name }) => name === OWN.account) ?? [];
  const on = [
    ...level.timeNames.map((key) => ({ left: column(key, DATE), right: key })),
    ...ofEntities.map(({ name, type }) => ({ left: column(name, type), right: name })),
  ];
  if (periods !== undefined)
    return join(amounts, periods, {
      on,
      mode: 'left',
      proven: false,
      nullSafe: true,
      take: [
        { from: OWN.first, as: OWN.from },
        { from: OWN.last, as: OWN.rateDay },
      ],
    });
  if (days === null) return amounts;
  return join(amounts, days, {
    on,
    mode: 'left',
    proven: false,
    nullSafe: true,
    take: [{ from: OWN.day, as: OWN.rateDay }],
  });
}

/** Columns of what is known of the rates that a measure was converted at. */
export const RATES_USED = {
  from: 'row:rate_from',
  to: 'row:rate_to',
  column: 'row:rate_column',
  way: 'row:rate_way',
  known: 'row:rate_known',
  first: 'row:rate_first',
  last: 'row:rate_last',
  amount: 'row:rate_amount',
} as const;

function ratesUsed(
  rows: Plan,
  { to, which }: { readonly to: string; readonly which: 'average' | 'closing' },
): Plan {
  const known = {
    name: RATES_USED.known,
    value: call('is_not_null', [column(OWN.rate, DOUBLE)], BOOLEAN),
    origin: 'rate',
  };
  const day = column(OWN.rateDay, DATE);
  const measure = (name: string, fn: Measure['fn'], arg: Scalar): Measure => ({
    name,
    fn,
    arg,
    where: null,
    p: null,
    type: arg.type,
  });
  const used = aggregate(
    derive(rows, [known]),
    [OWN.currency, OWN.way, RATES_USED.known],
    [
      measure(RATES_USED.first, 'min', day),
      measure(RATES_USED.last, 'max', day),
      measure(RATES_USED.amount, 'sum', column(OWN.amount, DOUBLE)),
    ],
    'which rates were used, and which are missing',
  );
  const word = (value: string): Scalar => ({ kind: 'literal', value, type: TEXT });
  return compute(used, [
    { name: RATES_USED.from, value: column(OWN.currency, TEXT), origin: 'currency' },
    { name: RATES_USED.to, value: word(to), origin: 'currency' },
    { name: RATES_USED.column, value: word(which), origin: 'rate' },
    { name: RATES_USED.way, value: column(OWN.way, TEXT), origin: 'rate' },
    { name: RATES_USED.known, value: column(RATES_USED.known, BOOLEAN), origin: 'rate' },
    { name: RATES_USED.first, value: column(RATES_USED.first, DATE), origin: 'rate' },
    { name: RATES_USED.last, value: column(RATES_USED.last, DATE), origin: 'rate' },
    { name: RATES_USED.amount, value: column(RATES_USED.amount, DOUBLE), origin: 'amount' },
  ]);
}

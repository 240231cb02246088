import type { Day } from '@plumbline/calendar';
import type { CurrencyRates, DimensionRef } from '@plumbline/model';
import { aggregate, compute, derive, expand, filter, join } from '../../make.ts';
import { OWN } from '../../names.ts';
import type { Plan } from '../../node.ts';
import {
  allOf,
  BIGINT,
  BOOLEAN,
  call,
  column,
  DATE,
  DOUBLE,
  type Measure,
  nothing,
  number,
  type Scalar,
  TEXT,
} from '../../scalar.ts';
import type { Context } from '../cells/context.ts';
import { dayOf, inZone, lowerDimension, zoneOf } from '../rows/row.ts';
import { Source } from '../rows/source.ts';
import { AT } from '../rows/windows.ts';

export interface Wanted {
  readonly rates: CurrencyRates;
  readonly column: 'average' | 'closing';
  readonly to: string;
  /** The last day whose record of rates counts; null: everything recorded. */
  readonly until: Day | null;
  /** Spines of the ranges that amounts are totals of: rates are the means of those given in each. Absent: of days. */
  readonly periods?: Plan;
}

/** How a rate came about. */
const WAYS = ['direct', 'inverted', 'crossed'] as const;

/**
 * Currency and day → rate: the last one given on the day or shortly before, else the inverse of one, else by way of the
 * reporting currency. `pairs` has one row for each; a rate that is given twice, differently, has a way and is null.
 */
export function ratesOf(pairs: Plan, wanted: Wanted, context: Context): Plan {
  const { to } = wanted;
  const own = context.model.workspace.currency;
  const { periods } = wanted;
  const legs = new Legs(pairs, wanted, (side, code) => {
    const table = rateTable(wanted, side, code, context);
    if (table === null || periods === undefined) return table;
    const own = wanted.rates[side];
    return meansIn(table, periods, own.kind === 'code' ? text(own.code) : null);
  });
  const straight = legs.between('', { to });
  const crossed = to === own ? null : legs.across(own, to);
  const steps = [...straight, ...(crossed === null ? [] : [crossed])];
  const way = chosen(
    steps.map(({ isFound, way: name }) => ({ when: isFound, then: text(name) })),
    TEXT,
  );
  const rate = chosen(
    steps.map(({ isFound, rate: value }) => ({ when: isFound, then: value })),
    DOUBLE,
  );
  const keys = [
    column(OWN.currency, TEXT),
    column(OWN.rateDay, DATE),
    ...(periods === undefined ? [] : [column(OWN.from, DATE)]),
  ];
  return compute(
    legs.plan,
    [
      ...keys.map((key) => ({ name: key.name, value: key, origin: key.name })),
      { name: OWN.rate, value: rate, origin: 'rate' },
      { name: OWN.way, value: way, origin: 'rate' },
    ],
    `rates to ${to}`,
  );
}

interface Leg {
  readonly way: (typeof WAYS)[number];
  readonly isFound: Scalar;
  readonly rate: Scalar;
}

type Table = (varying: 'from' | 'to', code: string) => Plan | null;

/** The pairs with what each way to a rate finds beside them. */
class Legs {
  plan: Plan;
  readonly #wanted: Wanted;
  readonly #table: Table;

  constructor(pairs: Plan, wanted: Wanted, table: Table) {
    this.plan = pairs;
    this.#wanted = wanted;
    this.#table = table;
  }

  /** From the currency of the pair, or from the one given: as it stands, then inverted. */
  between(
    prefix: string,
    { from = null, to }: { readonly from?: string | null; readonly to: string },
  ): Leg[] {
    const code = from === null ? column(OWN.currency, TEXT) : text(from);
    const given = this.#leg(`${prefix}direct`, this.#table('from', to), code);
    const inverse = this.#leg(`${prefix}inverted`, this.#table('to', to), code);
    return [
      ...(given === null ? [] : [{ way: 'direct', ...given } as const]),
      ...(inverse === null
        ? []
        : [
            { way: 'inverted', ...inverse, rate: call('divide', [number(1), inverse.rate], DOUBLE) } as const,
          ]),
    ];
  }

  /** To the reporting currency and on from there. */
  across(own: string, to: string): Leg | null {
    const first = oneOf(this.between('first ', { to: own }));
    const second = oneOf(this.between('second ', { from: own, to }));
    if (first === null || second === null) return null;
    return {
      way: 'crossed',
      isFound: call('and', [first.isFound, second.isFound], BOOLEAN),
      rate: call('multiply', [first.rate, second.rate], DOUBLE),
    };
  }

  #leg(name: string, table: Plan | null, code: Scalar): Omit<Leg, 'way'> | null {
    if (table === null) return null;
    const [rate, on] = [`${OWN.rate} ${name}`, `${OWN.rateDay} ${name}`];
    const day = column(OWN.rateDay, DATE);
    if (this.#wanted.periods !== undefined) {
      const from = { left: column(OWN.from, DATE), right: OWN.from };
      this.plan = join(this.plan, table, {
        on: [{ left: code, right: OWN.currency }, { left: day, right: OWN.rateDay }, from],
        mode: 'left',
        proven: false,
        nullSafe: false,
        take: [
          { from: OWN.rate, as: rate },
          { from: OWN.rateDay, as: on },
        ],
      });
      return { isFound: call('is_not_null', [column(on, DATE)], BOOLEAN), rate: column(rate, DOUBLE) };
    }
    this.plan = join(this.plan, table, {
      on: [{ left: code, right: OWN.currency }],
      asOf: { left: day, right: OWN.rateDay, until: null },
      mode: 'left',
      proven: false,
      nullSafe: false,
      take: [
        { from: OWN.rate, as: rate },
        { from: OWN.rateDay, as: on },
      ],
    });
    const { count, unit } = this.#wanted.rates.maxAge;
    const until = call('move', [column(on, DATE)], DATE, `${count} ${unit}`);
    const isFresh = call('coalesce', [call('ge', [until, day], BOOLEAN), no], BOOLEAN);
    return { isFound: isFresh, rate: column(rate, DOUBLE) };
  }
}

const no: Scalar = { kind: 'literal', value: false, type: BOOLEAN };

function oneOf(legs: readonly Leg[]): Omit<Leg, 'way'> | null {
  const [first, second] = legs;
  if (first === undefined || second === undefined) return first ?? null;
  const isFound = call('or', [first.isFound, second.isFound], BOOLEAN);
  const rate = chosen(
    [
      { when: first.isFound, then: first.rate },
      { when: second.isFound, then: second.rate },
    ],
    DOUBLE,
  );
  return { isFound, rate };
}

function chosen(
  whens: readonly { readonly when: Scalar; readonly then: Scalar }[],
  type: Scalar['type'],
): Scalar {
  return whens.length === 0 ? nothing(type) : { kind: 'case', whens, otherwise: null, type };
}

function text(value: string): Scalar {
  return { kind: 'literal', value, type: TEXT };
}

/** The mean of the rates that are given for days of each range; null where one of them is given twice, differently. */
function meansIn(table: Plan, periods: Plan, only: Scalar | null): Plan {
  const day = { name: OWN.at, value: column(OWN.rateDay, DATE), origin: 'day' };
  const inside = expand(derive(table, [day]), periods, AT, 'the rates given in each range');
  const currency = { name: OWN.currency, value: column(OWN.currency, TEXT), origin: 'currency' };
  const ends = [
    { name: OWN.from, value: column(OWN.first, DATE), origin: 'first day' },
    { name: OWN.rateDay, value: column(OWN.last, DATE), origin: 'last day' },
  ];
  const keys = [...(only === null ? [currency] : []), ...ends];
  const given = compute(inside, [
    ...keys,
    { name: OWN.rate, value: column(OWN.rate, DOUBLE), origin: 'rate' },
  ]);
  const rate = column(OWN.rate, DOUBLE);
  const [mean, known] = [`${OWN.rate} mean`, `${OWN.rate} given`];
  const each = aggregate(
    given,
    keys.map(({ name }) => name),
    [
      { name: mean, fn: 'avg', arg: rate, where: null, p: null, type: DOUBLE },
      { name: known, fn: 'count', arg: rate, where: null, p: null, type: BIGINT },
      { name: OWN.counted, fn: 'count', arg: null, where: null, p: null, type: BIGINT },
    ],
    'the mean rate of each range',
  );
  const isSure = call('eq', [column(known, BIGINT), column(OWN.counted, BIGINT)], BOOLEAN);
  return compute(each, [
    { ...currency, value: only ?? currency.value },
    ...ends.map(({ name, origin }) => ({ name, value: column(name, DATE), origin })),
    { name: OWN.rate, value: chosen([{ when: isSure, then: column(mean, DOUBLE) }], DOUBLE), origin: 'rate' },
  ]);
}

/** Rates between each currency on one side and one code on the other, by currency and day; null where there can be none. */
function rateTable(
  { rates, column: which, until }: Wanted,
  varying: 'from' | 'to',
  code: string,
  context: Context,
): Plan | null {
  const dataset = context.model.datasets.get(rates.dataset);
  const field = rates[which];
  const other = varying === 'from' ? rates.to : rates.from;
  if (dataset === undefined || field === null || (other.kind === 'code' && other.code !== code)) return null;
  const source = new Source(dataset, context, { time: null, versions: { first: false, until } });
  const members = () => no;
  const read = (name: string) => lowerDimension(fieldOf(dataset.name, name), source, members);
  const value = read(field);
  const day = dayOf(inZone(read(rates.date), zoneOf(source)), zoneOf(source));
  const own = rates[varying];
  const key = own.kind === 'code' ? [] : [{ name: OWN.currency, value: read(own.field), origin: 'currency' }];
  const isOther = other.kind === 'code' ? null : call('eq', [read(other.field), text(code)], BOOLEAN);
  const rows = filter(source.plan(), allOf([isOther, call('gt', [value, number(0)], BOOLEAN)]));
  const given = derive(rows, [...key, { name: OWN.rateDay, value: day, origin: 'day' }]);
  const end = (fn: 'min' | 'max'): Measure => {
    return { name: `${OWN.rate} ${fn}`, fn, arg: value, where: null, p: null, type: value.type };
  };
  const keys = [...key.map(({ name }) => name), OWN.rateDay];
  const daily = aggregate(given, keys, [end('min'), end('max')], `${which} rates`);
  const [least, most] = [column(end('min').name, value.type), column(end('max').name, value.type)];
  const single: Scalar = {
    kind: 'case',
    whens: [{ when: call('eq', [least, most], BOOLEAN), then: call('cast', [least], DOUBLE) }],
    otherwise: null,
    type: DOUBLE,
  };
  const currency = own.kind === 'code' ? text(own.code) : column(OWN.currency, TEXT);
  return compute(daily, [
    { name: OWN.currency, value: currency, origin: 'currency' },
    { name: OWN.rateDay, value: column(OWN.rateDay, DATE), origin: 'day' },
    { name: OWN.rate, value: single, origin: 'rate' },
  ]);
}

function fieldOf(dataset: string, field: string): DimensionRef {
  return { kind: 'field', dataset, field, relationship: null };
}

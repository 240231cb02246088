import { type Day, formatDay, parseDay } from '@plumbline/calendar';
import type { AggregateExpr, RateRule } from '@plumbline/model';
import type { Cell } from '../cell/cell.ts';
import type { Evaluation } from '../cell/evaluation.ts';
import { Refusal } from '../data/refusal.ts';
import type { Row } from '../data/relations.ts';
import { aggregate } from '../measure/aggregate.ts';
import { isNumeric, numberOf, type Value } from '../value/value.ts';
import type { AmountConversion } from './conversion.ts';
import { forwardDay } from './forward-day.ts';
import { type RateColumn, rateOf } from './rates.ts';

interface Amounts {
  readonly cell: Cell;
  readonly rows: readonly Row[];
  readonly values: readonly Value[];
  readonly day: (row: Row) => Day | null;
  /** The day whose closing rate an amount takes, mostly that of the cell; null: there is none. */
  readonly closingDay: (row: Row) => Day | null;
}

interface Amount {
  readonly currency: string | null;
  readonly value: number;
  readonly row: Row;
}

/** The aggregate of amounts in one currency; every amount that is not 0 needs a rate. */
export function convertedAggregate(
  ev: Evaluation,
  { fn }: AggregateExpr,
  conversion: AmountConversion,
  amounts: Amounts,
): Value {
  const { cell, rows, values } = amounts;
  const all = rows.flatMap((row, i): Amount[] => {
    const value = values[i] ?? null;
    return isNumeric(value) ? [{ currency: conversion.currencyOf(row), value: numberOf(value), row }] : [];
  });
  const rule: RateRule = conversion.rate ?? { kind: 'average' };
  const convert = (currency: string | null, value: number, day: Day | null) => {
    const column: RateColumn = rule.kind === 'average' ? 'average' : 'closing';
    return inCurrency(ev, { currency, value, day, to: conversion.to, column, cell });
  };
  if (rule.kind !== 'closing') {
    const fixed = rule.kind === 'fixed' ? parseDay(rule.date) : null;
    const dayOf = (row: Row) => fixed ?? forwardDay(ev, amounts.day(row), row.dataset, cell);
    return aggregate(
      fn,
      all.map(({ currency, value, row }) => convert(currency, value, value === 0 ? null : dayOf(row))),
      0,
    );
  }
  const days = new Map(
    all.flatMap(({ row, value }) => (value === 0 ? [] : [[row, amounts.closingDay(row)]])),
  );
  const each = [...byCurrency(all, days)].map(([, list]) => {
    const [first] = list;
    const day = list.flatMap(({ row }) => days.get(row) ?? [])[0] ?? null;
    const of = aggregate(
      fn === 'avg' ? 'sum' : fn,
      list.map(({ value }) => value),
      0,
    );
    return convert(first?.currency ?? null, isNumeric(of) ? numberOf(of) : 0, day);
  });
  if (fn !== 'avg') return aggregate(fn, each, 0);
  const sum = aggregate('sum', each, 0);
  return isNumeric(sum) ? numberOf(sum) / all.length : null;
}

/** Amounts of one currency that take the rate of one day. */
function byCurrency(
  amounts: readonly Amount[],
  days: ReadonlyMap<Row, Day | null>,
): ReadonlyMap<string, readonly Amount[]> {
  const groups = new Map<string, Amount[]>();
  for (const amount of amounts) {
    const key = JSON.stringify([amount.currency, days.get(amount.row) ?? null]);
    groups.set(key, [...(groups.get(key) ?? []), amount]);
  }
  return groups;
}

interface Converted {
  readonly currency: string | null;
  readonly value: number;
  readonly day: Day | null;
  readonly to: string;
  readonly column: RateColumn;
  readonly cell: Cell;
}

function inCurrency(ev: Evaluation, { currency, value, day, to, column, cell }: Converted): number {
  if (value === 0 || currency === to) return value;
  const rate =
    currency === null || day === null ? null : rateOf(ev, { from: currency, to, day, column, cell });
  if (rate !== null) return value * rate;
  const on = day === null ? 'no day' : formatDay(day);
  throw new Refusal('query/missing-rate', `${currency} to ${to} on ${on} for ${value}`);
}

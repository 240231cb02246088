import { type DateRange, type Day, formatDay, shiftDay } from '@plumbline/calendar';
import type { CurrencyRates, RateSide } from '@plumbline/model';
import type { Cell } from '../cell/cell.ts';
import type { Evaluation } from '../cell/evaluation.ts';
import { datasetOf } from '../data/dataset-of.ts';
import { Refusal } from '../data/refusal.ts';
import type { Row } from '../data/relations.ts';
import { chosenRows } from '../measure/versions.ts';
import { dayOf, isNumeric, numberOf } from '../value/value.ts';

interface Rate {
  readonly from: string;
  readonly to: string;
  readonly day: Day;
  readonly value: number;
}

export type RateColumn = 'average' | 'closing';

interface Wanted {
  readonly from: string;
  readonly to: string;
  readonly day: Day;
  readonly column: RateColumn;
  /** Which versions of recorded rates count. */
  readonly cell: Cell;
}

/** Units of `to` for one `from`: given, else inverted, else crossed through the workspace's currency; null without. */
export function rateOf(ev: Evaluation, { from, to, ...rest }: Wanted): number | null {
  return byAnyWay(ev, { from, to }, (pair) => lookUp(ev, { ...rest, ...pair }));
}

interface OverRange extends Pair {
  readonly range: DateRange;
  readonly cell: Cell;
}

/** The same by the means of the average rates given for days of a range. */
export function meanRateOf(ev: Evaluation, { from, to, range, cell }: OverRange): number | null {
  const rates = ev.relations.model.currencyRates as CurrencyRates;
  return byAnyWay(ev, { from, to }, (pair) => {
    const given = ratesIn(ev, rates, 'average', cell).filter(
      (rate) =>
        rate.from === pair.from && rate.to === pair.to && rate.day >= range.from && rate.day <= range.to,
    );
    const days = new Map<Day, number>();
    for (const { day, value } of given) {
      if ((days.get(day) ?? value) !== value)
        throw new Refusal('query/ambiguous-rate', `${pair.from} ${pair.to} ${formatDay(day)}`);
      days.set(day, value);
    }
    const values = [...days.values()];
    return values.length === 0 ? null : values.reduce((a, b) => a + b, 0) / values.length;
  });
}

interface Pair {
  readonly from: string;
  readonly to: string;
}

function byAnyWay(ev: Evaluation, pair: Pair, find: (pair: Pair) => number | null): number | null {
  const { from, to } = pair;
  if (from === to) return 1;
  const leg = (one: Pair): number | null => {
    const given = find(one);
    if (given !== null) return given;
    const inverse = find({ from: one.to, to: one.from });
    return inverse === null ? null : 1 / inverse;
  };
  const known = leg(pair);
  if (known !== null) return known;
  const own = ev.relations.model.workspace.currency;
  if (from === own || to === own) return null;
  const [first, second] = [leg({ from, to: own }), leg({ from: own, to })];
  return first !== null && second !== null ? first * second : null;
}

/** The last rate on or before the day that is not too old. */
function lookUp(ev: Evaluation, { from, to, day, column, cell }: Wanted): number | null {
  const rates = ev.relations.model.currencyRates as CurrencyRates;
  const isOf = (rate: Rate) =>
    rate.from === from && rate.to === to && rate.day <= day && shiftDay(rate.day, rates.maxAge) >= day;
  const usable = ratesIn(ev, rates, column, cell).filter(isOf);
  if (usable.length === 0) return null;
  const last = Math.max(...usable.map((rate) => rate.day));
  const values = new Set(usable.filter((rate) => rate.day === last).map(({ value }) => value));
  if (values.size > 1) throw new Refusal('query/ambiguous-rate', `${from} ${to} ${formatDay(last)}`);
  return [...values][0] ?? null;
}

function ratesIn(ev: Evaluation, rates: CurrencyRates, column: RateColumn, cell: Cell): readonly Rate[] {
  const name = rates[column];
  if (name === null) throw new Refusal('query/no-rate-column', column);
  const { relations } = ev;
  const side = (row: Row, of: RateSide) => (of.kind === 'code' ? of.code : relations.field(row, of.field));
  return ev.remember(datasetOf(relations.model, rates.dataset), ['rates', column, cell.versions.until], () =>
    chosenRows(ev, rates.dataset, { ...cell, versions: { ...cell.versions, first: false } }).flatMap(
      (row): Rate[] => {
        const [from, to] = [side(row, rates.from), side(row, rates.to)];
        const day = dayOf(relations.field(row, rates.date));
        const value = relations.field(row, name);
        if (typeof from !== 'string' || typeof to !== 'string' || day === null || !isNumeric(value))
          return [];
        return numberOf(value) > 0 ? [{ from, to, day, value: numberOf(value) }] : [];
      },
    ),
  );
}

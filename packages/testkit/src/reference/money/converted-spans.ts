import { type DateRange, parseDay } from '@plumbline/calendar';
import type { AggregateExpr } from '@plumbline/model';
import type { Cell } from '../cell/cell.ts';
import type { Evaluation } from '../cell/evaluation.ts';
import { spansOf } from '../cell/spans.ts';
import { datasetOf } from '../data/dataset-of.ts';
import { Refusal } from '../data/refusal.ts';
import type { Row } from '../data/relations.ts';
import { isFiscal } from '../fiscal/fiscal-model.ts';
import { entityOf, periodsOfEntity } from '../fiscal/period-of.ts';
import { spansOfEntity } from '../fiscal/spans-of-entity.ts';
import { isNumeric, keyOf, numberOf, type Value } from '../value/value.ts';
import { flowDay, flowDayOfEntity } from './closing-day.ts';
import type { AmountConversion } from './conversion.ts';
import { comparedWith } from './forward-day.ts';
import { meanRateOf, rateOf } from './rates.ts';

interface SpanAmounts {
  readonly conversion: AmountConversion;
  /** Of each series its figure over R, and a row that says its currency. */
  readonly amounts: readonly { readonly row: Row | undefined; readonly value: Value }[];
}

/** Figures over R in one currency: at the mean of the average rates given in R, the closing rate of its end, or a fixed one. */
export function convertedSpans(
  ev: Evaluation,
  measure: AggregateExpr,
  { conversion, amounts }: SpanAmounts,
  cell: Cell,
): Value {
  const isOwn = isFiscal(datasetOf(ev.relations.model, measure.dataset));
  const totals = new Map<string, Total>();
  for (const { row, value } of amounts) {
    if (!isNumeric(value) || row === undefined) continue;
    const currency = conversion.currencyOf(row);
    // Under the calendar of an entity R has other days, and so another rate, for each.
    const key = JSON.stringify([currency, isOwn ? keyOf(entityOf(ev.relations, row)) : null]);
    totals.set(key, { currency, row, value: (totals.get(key)?.value ?? 0) + numberOf(value) });
  }
  if (totals.size === 0) return null;
  return [...totals.values()].reduce((sum, { currency, row, value }) => {
    if (value === 0 || currency === conversion.to) return sum + value;
    const rate = currency === null ? null : rateOver(ev, { measure, currency, conversion, row }, cell);
    if (rate === null)
      throw new Refusal('query/missing-rate', `${currency} to ${conversion.to} for ${value}`);
    return sum + value * rate;
  }, 0);
}

interface Total {
  readonly currency: string | null;
  readonly value: number;
  /** One of those that it is made of. */
  readonly row: Row;
}

interface Wanted {
  readonly row: Row;
  readonly measure: AggregateExpr;
  readonly currency: string;
  readonly conversion: AmountConversion;
}

function rateOver(ev: Evaluation, { measure, currency, conversion, row }: Wanted, cell: Cell): number | null {
  const { to, rate } = conversion;
  const isOwn = isFiscal(datasetOf(ev.relations.model, measure.dataset));
  if (rate === null || rate.kind === 'average') {
    const range = isOwn
      ? daysOfEntity(ev, measure, row, cell)
      : spansOf(ev, measure.dataset, comparedWith(cell)).read;
    return range && meanRateOf(ev, { from: currency, to, range, cell });
  }
  const closing = () => (isOwn ? flowDayOfEntity(ev, measure, row, cell) : flowDay(ev, measure, cell));
  const day = rate.kind === 'fixed' ? parseDay(rate.date) : closing();
  return day === null ? null : rateOf(ev, { from: currency, to, day, column: 'closing', cell });
}

/** From the first to the last day of the listed periods of the row's entity that R holds. */
function daysOfEntity(ev: Evaluation, { dataset }: AggregateExpr, row: Row, cell: Cell): DateRange | null {
  const entity = entityOf(ev.relations, row);
  const { read } = spansOfEntity(ev, entity, dataset, cell);
  if (read === null) return null;
  const held = periodsOfEntity(ev.relations, dataset, entity).filter(
    ({ first, last }) => first >= read.from && last <= read.to,
  );
  if (held.length === 0) return null;
  return { from: Math.min(...held.map(({ start }) => start)), to: Math.max(...held.map(({ end }) => end)) };
}

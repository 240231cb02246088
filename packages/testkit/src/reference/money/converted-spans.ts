import { parseDay } from '@plumbline/calendar';
import type { AggregateExpr } from '@plumbline/model';
import type { Cell } from '../cell/cell.ts';
import type { Evaluation } from '../cell/evaluation.ts';
import { spansOf } from '../cell/spans.ts';
import { Refusal } from '../data/refusal.ts';
import type { Row } from '../data/relations.ts';
import { isNumeric, numberOf, type Value } from '../value/value.ts';
import { flowDay } from './closing-day.ts';
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
  const totals = new Map<string | null, number>();
  for (const { row, value } of amounts) {
    if (!isNumeric(value) || row === undefined) continue;
    const currency = conversion.currencyOf(row);
    totals.set(currency, (totals.get(currency) ?? 0) + numberOf(value));
  }
  if (totals.size === 0) return null;
  return [...totals].reduce((sum, [currency, value]) => {
    if (value === 0 || currency === conversion.to) return sum + value;
    const rate = currency === null ? null : rateOver(ev, { measure, currency, conversion }, cell);
    if (rate === null)
      throw new Refusal('query/missing-rate', `${currency} to ${conversion.to} for ${value}`);
    return sum + value * rate;
  }, 0);
}

interface Wanted {
  readonly measure: AggregateExpr;
  readonly currency: string;
  readonly conversion: AmountConversion;
}

function rateOver(ev: Evaluation, { measure, currency, conversion }: Wanted, cell: Cell): number | null {
  const { to, rate } = conversion;
  if (rate === null || rate.kind === 'average') {
    const { read } = spansOf(ev, measure.dataset, comparedWith(cell));
    return read && meanRateOf(ev, { from: currency, to, range: read, cell });
  }
  const day = rate.kind === 'fixed' ? parseDay(rate.date) : flowDay(ev, measure, cell);
  return day === null ? null : rateOf(ev, { from: currency, to, day, column: 'closing', cell });
}

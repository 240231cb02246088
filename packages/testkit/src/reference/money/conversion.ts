import { type AggregateExpr, unitOf } from '@plumbline/model';
import type { Cell, Conversion } from '../cell/cell.ts';
import type { Evaluation } from '../cell/evaluation.ts';
import { Refusal } from '../data/refusal.ts';
import type { Row } from '../data/relations.ts';
import { comparedWith, forwardDay } from './forward-day.ts';
import { requireOneCurrency } from './one-currency.ts';

/** How the amounts of a measure become amounts in one currency. */
export interface AmountConversion extends Conversion {
  readonly currencyOf: (row: Row) => string | null;
}

const COUNTS: ReadonlySet<string> = new Set(['count', 'count_distinct']);
const CONVERTIBLE: ReadonlySet<string> = new Set(['sum', 'avg', 'min', 'max']);

/** Null where nothing is converted: no money, as recorded, or in the wanted currency by definition. */
export function conversionOf(ev: Evaluation, measure: AggregateExpr, cell: Cell): AmountConversion | null {
  const { fn, arg, asRecorded } = measure;
  if (arg === null || asRecorded || COUNTS.has(fn)) return null;
  const written = unitOf(arg);
  const unit = written.kind === 'per' ? written.of : written;
  if (unit.kind !== 'money') return null;
  const { currency } = unit;
  const isColumn = currency !== null && typeof currency !== 'string';
  if (cell.money === null) {
    if (isColumn)
      requireOneCurrency(ev, { dataset: measure.dataset, column: currency, where: measure.where }, cell);
    return null;
  }
  const { model, read } = { model: ev.relations.model, read: ev.relations.read };
  const own = model.workspace.currency;
  if (!isColumn && (currency ?? own) === cell.money.to) return null;
  if (model.currencyRates === null) throw new Refusal('query/no-rates', cell.money.to);
  if (!CONVERTIBLE.has(fn)) throw new Refusal('query/cannot-convert', fn);
  const rate = cell.money.rate ?? { kind: 'average' };
  if (model.currencyRates[rate.kind === 'average' ? 'average' : 'closing'] === null)
    throw new Refusal('query/no-rate-column', rate.kind);
  if (rate.kind === 'closing') comparedWith(cell);
  else if (rate.kind !== 'fixed') forwardDay(ev, 0, measure.dataset, cell);
  const currencyOf = (row: Row) => {
    if (!isColumn) return currency ?? own;
    const code = read(row, { kind: 'field', relationship: null, ...currency }, null);
    return typeof code === 'string' ? code : null;
  };
  return { ...cell.money, currencyOf };
}

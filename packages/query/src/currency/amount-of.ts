import { type AggregateExpr, type Unit, unitOf } from '@plumbline/model';

/** The currency of an amount: a code, the column that names it; null for the workspace's. */
export type AmountCurrency = Exclude<Extract<Unit, { kind: 'money' }>['currency'], 'mixed'>;

/** What an aggregate has of money; null where it counts, or adds amounts as recorded. */
export function amountOf({
  fn,
  arg,
  asRecorded,
}: AggregateExpr): { readonly currency: AmountCurrency } | null {
  if (arg === null || asRecorded || fn === 'count' || fn === 'count_distinct') return null;
  return moneyIn(unitOf(arg));
}

/** Of a price, its amount. */
function moneyIn(unit: Unit): { readonly currency: AmountCurrency } | null {
  if (unit.kind === 'per') return moneyIn(unit.of);
  return unit.kind === 'money' && unit.currency !== 'mixed' ? { currency: unit.currency } : null;
}

/** True where an amount stays as it is when everything is shown in `to`. */
export function isOwnCurrency(currency: AmountCurrency, to: string, workspaceCurrency: string): boolean {
  return typeof currency !== 'object' || currency === null ? (currency ?? workspaceCurrency) === to : false;
}

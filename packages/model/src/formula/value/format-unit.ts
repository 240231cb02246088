import type { Unit } from '../value-type.ts';

/** As it is written under `unit:`: `money`, `count(customer)`, `money per count(customer)`. */
export function formatUnit(unit: Unit): string {
  if (unit.kind === 'count') return unit.entity === null ? 'count' : `count(${unit.entity})`;
  if (unit.kind === 'per') return `${formatUnit(unit.of)} per ${formatUnit(unit.by)}`;
  if (unit.kind === 'money' && unit.currency === 'mixed') return 'mixed';
  return unit.kind === 'any' ? 'number' : unit.kind;
}

/** The currency of money as a reader knows it: a code, or the column that names it. */
export function formatCurrency(unit: Unit, workspaceCurrency: string): string {
  if (unit.kind === 'per')
    return formatCurrency(unit.of.kind === 'money' ? unit.of : unit.by, workspaceCurrency);
  if (unit.kind !== 'money' || unit.currency === null) return workspaceCurrency;
  return typeof unit.currency === 'string'
    ? unit.currency
    : `${unit.currency.dataset}.${unit.currency.field}`;
}

import type { Unit } from '@plumbline/model';

/** ISO code of the currency of a money unit; null for other units, and where the currency is a column of the rows. */
export function currencyOf(unit: Unit, workspaceCurrency: string): string | null {
  if (unit.kind === 'per') return currencyOf(unit.of, workspaceCurrency);
  if (unit.kind !== 'money') return null;
  if (unit.currency === null) return workspaceCurrency;
  return typeof unit.currency === 'string' && unit.currency !== 'mixed' ? unit.currency : null;
}

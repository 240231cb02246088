import type { Unit } from '@plumbline/model';

/** The unit as it is written in a definition: `money`, `count(customer)`, `money per customer`. */
export function unitName(unit: Unit): string {
  if (unit.kind === 'count') return unit.entity === null ? 'count' : `count(${unit.entity})`;
  if (unit.kind === 'any') return 'number';
  if (unit.kind !== 'per') return unit.kind;
  return `${unitName(unit.of)} per ${unit.by.kind === 'count' && unit.by.entity !== null ? unit.by.entity : unitName(unit.by)}`;
}

/** ISO code of the currency of a money unit; null for other units, and where the currency is a column of the rows. */
export function currencyOf(unit: Unit, workspaceCurrency: string): string | null {
  if (unit.kind === 'per') return currencyOf(unit.of, workspaceCurrency);
  if (unit.kind !== 'money') return null;
  if (unit.currency === null) return workspaceCurrency;
  return typeof unit.currency === 'string' ? unit.currency : null;
}

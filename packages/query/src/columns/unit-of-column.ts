import { formatUnit, type Model, type Unit } from '@plumbline/model';
import { currencyOf } from './currency-of.ts';

/** Unit and currency as a column shows them. */
export function unitOfColumn(
  unit: Unit,
  model: Model,
): { readonly unit: string; readonly currency?: string } {
  const currency = currencyOf(unit, model.workspace.currency);
  return currency === null ? { unit: formatUnit(unit) } : { unit: formatUnit(unit), currency };
}

/** Names and dates carry no unit as members of a dimension. */
export function isMeasuredIn(unit: Unit): boolean {
  return !['any', 'text', 'date', 'timestamp', 'number'].includes(unit.kind);
}

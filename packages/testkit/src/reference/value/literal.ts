import type { LiteralExpr } from '@plumbline/model';
import { readCell } from './cell.ts';
import { parseDecimal } from './decimal.ts';
import type { Value } from './value.ts';

/** Numbers of a formula are exact, whatever type the checker gave them. */
export function literalValue(expr: LiteralExpr): Value {
  const { value, type } = expr;
  if (value === null) return null;
  if (type.kind === 'double' && typeof value === 'string') return parseDecimal(value);
  return readCell(value, type, 'UTC');
}

import type { Unit, ValueType } from '../value-type.ts';

/** The unit of a value that counts nothing: texts and dates are their own unit, numbers are plain. */
export function unitOfType(type: ValueType): Unit {
  if (type.kind === 'text' || type.kind === 'date' || type.kind === 'timestamp') return { kind: type.kind };
  return type.kind === 'boolean' || type.kind === 'null' ? { kind: 'any' } : { kind: 'number' };
}

import type { ValueType } from '../../formula/value-type.ts';
import { typeText } from './to-value-type.ts';

export function isSameType(a: ValueType, b: ValueType): boolean {
  return a.kind === b.kind && typeText(a) === typeText(b);
}

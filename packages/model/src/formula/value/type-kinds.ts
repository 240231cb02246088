import type { ValueType } from '../value-type.ts';

export const TEXT: ValueType = { kind: 'text' };
export const BOOLEAN: ValueType = { kind: 'boolean' };
export const DATE: ValueType = { kind: 'date' };
export const TIMESTAMP: ValueType = { kind: 'timestamp', zoned: false };
export const INTEGER: ValueType = { kind: 'integer' };
export const BIGINT: ValueType = { kind: 'bigint' };
export const DOUBLE: ValueType = { kind: 'double' };
export const NULL: ValueType = { kind: 'null' };

/** Most digits of a decimal, and most of them after the point when a product would need more. */
export const MAX_PRECISION = 38;
export const MAX_PRODUCT_SCALE = 18;

/** What an argument must be; `null` passes for each of them. */
export type TypeClass = 'number' | 'whole-number' | 'text' | 'boolean' | 'date' | 'timestamp' | 'value';

const CLASSES: { readonly [C in TypeClass]: readonly ValueType['kind'][] } = {
  number: ['integer', 'bigint', 'decimal', 'double'],
  'whole-number': ['integer', 'bigint'],
  text: ['text'],
  boolean: ['boolean'],
  date: ['date', 'timestamp'],
  timestamp: ['timestamp'],
  value: ['text', 'boolean', 'date', 'timestamp', 'integer', 'bigint', 'decimal', 'double'],
};

export function isOfClass(type: ValueType, wanted: TypeClass): boolean {
  return type.kind === 'null' || CLASSES[wanted].includes(type.kind);
}

export function isNumeric(type: ValueType): boolean {
  return CLASSES.number.includes(type.kind);
}

/** As it is written in definitions: `decimal(18,2)`. */
export function formatType(type: ValueType): string {
  return type.kind === 'decimal' ? `decimal(${type.precision},${type.scale})` : type.kind;
}

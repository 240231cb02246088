import type { ValueType } from '../../formula/value-type.ts';

const SIMPLE: { readonly [name: string]: ValueType } = {
  text: { kind: 'text' },
  boolean: { kind: 'boolean' },
  date: { kind: 'date' },
  timestamp: { kind: 'timestamp', zoned: false },
  timestamptz: { kind: 'timestamp', zoned: true },
  integer: { kind: 'integer' },
  bigint: { kind: 'bigint' },
  double: { kind: 'double' },
};

/** Money without a declared scale. */
export const DEFAULT_DECIMAL: ValueType = { kind: 'decimal', precision: 18, scale: 4 };
const LARGEST_PRECISION = 38;

/** `decimal(18,4)`, `date` … → type; null when there is no such type. */
export function toValueType(text: string): ValueType | null {
  if (text === 'decimal') return DEFAULT_DECIMAL;
  const match = /^decimal *\( *(\d+) *, *(\d+) *\)$/.exec(text);
  if (match === null) return Object.hasOwn(SIMPLE, text) ? (SIMPLE[text] ?? null) : null;
  const [precision, scale] = [Number(match[1]), Number(match[2])];
  const exists = precision >= 1 && precision <= LARGEST_PRECISION && scale <= precision;
  return exists ? { kind: 'decimal', precision, scale } : null;
}

/** The type as it is declared. */
export function typeText(type: ValueType): string {
  if (type.kind === 'decimal') return `decimal(${type.precision},${type.scale})`;
  return type.kind === 'timestamp' && type.zoned ? 'timestamptz' : type.kind;
}

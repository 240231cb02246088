import type { ValueType } from '@plumbline/model';

/** How DuckDB stores a value type. */
export function storedType(type: ValueType): string {
  return writers[type.kind](type);
}

const writers: { readonly [K in ValueType['kind']]: (type: ValueType) => string } = {
  text: () => 'VARCHAR',
  null: () => 'VARCHAR',
  boolean: () => 'BOOLEAN',
  date: () => 'DATE',
  timestamp: (type) => (type.kind === 'timestamp' && type.zoned ? 'TIMESTAMPTZ' : 'TIMESTAMP'),
  integer: () => 'INTEGER',
  bigint: () => 'BIGINT',
  decimal: (type) => (type.kind === 'decimal' ? `DECIMAL(${type.precision},${type.scale})` : 'DECIMAL(18,4)'),
  double: () => 'DOUBLE',
};

/** The value type that holds every value of a DuckDB type; whatever else there is (lists, times, UUIDs) is text. */
export function valueTypeOf(stored: string): ValueType {
  const decimal = /^DECIMAL\((\d+),(\d+)\)$/.exec(stored);
  if (decimal !== null) return { kind: 'decimal', precision: Number(decimal[1]), scale: Number(decimal[2]) };
  return natural.get(stored) ?? { kind: 'text' };
}

const integer: ValueType = { kind: 'integer' };
const bigint: ValueType = { kind: 'bigint' };
const wide: ValueType = { kind: 'decimal', precision: 38, scale: 0 };
const local: ValueType = { kind: 'timestamp', zoned: false };

const natural: ReadonlyMap<string, ValueType> = new Map<string, ValueType>([
  ['BOOLEAN', { kind: 'boolean' }],
  ['TINYINT', integer],
  ['SMALLINT', integer],
  ['INTEGER', integer],
  ['UTINYINT', integer],
  ['USMALLINT', integer],
  ['UINTEGER', bigint],
  ['BIGINT', bigint],
  ['UBIGINT', wide],
  ['HUGEINT', wide],
  ['FLOAT', { kind: 'double' }],
  ['DOUBLE', { kind: 'double' }],
  ['DATE', { kind: 'date' }],
  ['TIMESTAMP', local],
  ['TIMESTAMP_S', local],
  ['TIMESTAMP_MS', local],
  ['TIMESTAMP_NS', local],
  ['TIMESTAMP WITH TIME ZONE', { kind: 'timestamp', zoned: true }],
]);

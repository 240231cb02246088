import type { ValueType } from '@plumbline/model';
import { type NumberMarks, usualNumber } from './number-marks.ts';
import { storedType, valueTypeOf } from './stored-type.ts';
import { type DateOrder, textConversion } from './text-conversion.ts';

/** SQL that makes a value of one type from another. It never raises: what cannot be converted is null. */
export interface Conversion {
  /** Null in, null out; null for a value that is not null means *unreadable*. */
  readonly value: string;
  /** Condition over the SQL of the value made: true where it had to be rounded (it may also be true where it had not). */
  readonly rounded: ((value: string) => string) | null;
}

export interface RawValue {
  /** SQL of the raw value, evaluated more than once. */
  readonly sql: string;
  /** DuckDB type: `VARCHAR` for every text file. */
  readonly type: string;
  /** How numbers are written in it; null: `1,234.50`. */
  readonly numbers: NumberMarks | null;
}

/** Null when there is no meaning that can be relied on (a time zone would have to be guessed). */
export function conversionTo(target: ValueType, raw: RawValue, order: DateOrder): Conversion | null {
  if (raw.type === storedType(target)) return { value: raw.sql, rounded: null };
  if (raw.type === 'VARCHAR') {
    const { numbers } = raw;
    const text = numbers === null || !isNumber(target) ? raw.sql : usualNumber(raw.sql, numbers);
    return textConversion(target, text, order);
  }
  const from = valueTypeOf(raw.type);
  if (isNumber(from) && isNumber(target)) return numberConversion(target, from, raw.sql);
  if (target.kind === 'text' || target.kind === 'null')
    return { value: `CAST(${raw.sql} AS VARCHAR)`, rounded: null };
  if (from.kind === 'timestamp' && target.kind === 'date') {
    return from.zoned ? null : { value: `CAST(${raw.sql} AS DATE)`, rounded: null };
  }
  if (from.kind === 'timestamp' && target.kind === 'timestamp') {
    return from.zoned === target.zoned
      ? { value: `CAST(${raw.sql} AS ${storedType(target)})`, rounded: null }
      : null;
  }
  if (from.kind === 'date' && target.kind === 'timestamp') {
    return { value: `CAST(${raw.sql} AS ${storedType(target)})`, rounded: null };
  }
  if (from.kind === 'boolean' && isNumber(target)) {
    return { value: `CAST(${raw.sql} AS ${storedType(target)})`, rounded: null };
  }
  return textConversion(target, `CAST(${raw.sql} AS VARCHAR)`, order);
}

function isNumber(type: ValueType): boolean {
  return (
    type.kind === 'integer' || type.kind === 'bigint' || type.kind === 'decimal' || type.kind === 'double'
  );
}

function numberConversion(target: ValueType, from: ValueType, sql: string): Conversion {
  const cast = `TRY_CAST(${sql} AS ${storedType(target)})`;
  if (target.kind === 'double') return { value: cast, rounded: null };
  if (target.kind !== 'decimal') {
    const whole = from.kind === 'decimal' ? `${sql} % 1 = 0` : `${cast} = ${sql}`;
    return { value: `CASE WHEN ${whole} THEN ${cast} END`, rounded: null };
  }
  if (from.kind === 'double') {
    return { value: cast, rounded: (value) => `abs(CAST(${value} AS DOUBLE) - ${sql}) > 1e-9 * abs(${sql})` };
  }
  const narrows = from.kind === 'decimal' && from.scale > target.scale;
  return { value: cast, rounded: narrows ? () => `${sql} % ${unitOf(target.scale)} <> 0` : null };
}

/** `0.0001` for a scale of four. */
function unitOf(scale: number): string {
  return scale === 0 ? '1' : `0.${'1'.padStart(scale, '0')}`;
}

import { formatDay, parseDay } from '@plumbline/calendar';
import type { ValueType } from '@plumbline/model';
import { printTimestamp, readTimestamp } from './cell.ts';
import { type Decimal, formatDecimal, fromNumber, parseDecimal, rescale } from './decimal.ts';
import { dateValue, dayOf, isDecimal, isNumeric, microsOf, numberOf, type Value } from './value.ts';

/** The value as that type: what `cast` does, and what every typed node does to its result. Null when it cannot be. */
export function coerce(value: Value, type: ValueType): Value {
  if (value === null) return null;
  return CASTS[type.kind](value, type);
}

/** The same of a figure inside formulas: exact numbers keep the digits that shares of them have until they are shown. */
export function coerceFigure(value: Value, type: ValueType): Value {
  const keeps = isDecimal(value) && type.kind === 'decimal' && value.scale > type.scale;
  return keeps ? value : coerce(value, type);
}

function exactOf(value: Value): Decimal | null {
  if (isDecimal(value)) return value;
  if (typeof value === 'number') return fromNumber(value);
  if (typeof value === 'boolean') return parseDecimal(value ? '1' : '0');
  return typeof value === 'string' ? parseDecimal(value) : null;
}

function whole(value: Value): Value {
  const exact = exactOf(value);
  return exact && rescale(exact, 0);
}

const CASTS: { readonly [K in ValueType['kind']]: (value: Value, type: ValueType) => Value } = {
  text: textOf,
  boolean: (value) => {
    if (typeof value === 'boolean') return value;
    if (isNumeric(value)) return numberOf(value) !== 0;
    return value === 'true' ? true : value === 'false' ? false : null;
  },
  date: (value) => {
    const day = typeof value === 'string' ? parseDay(value.slice(0, 10)) : dayOf(value);
    return day === null ? null : dateValue(day);
  },
  timestamp: (value) => {
    if (typeof value === 'string') return readTimestamp(value, 'UTC') ?? null;
    const micros = microsOf(value);
    return micros === null ? null : { kind: 'timestamp', micros };
  },
  integer: whole,
  bigint: whole,
  decimal: (value, type) => {
    const exact = exactOf(value);
    return exact && type.kind === 'decimal' ? rescale(exact, type.scale) : exact;
  },
  double: (value) => {
    if (typeof value === 'number') return Number.isFinite(value) ? value : null;
    const exact = exactOf(value);
    return exact === null ? null : numberOf(exact);
  },
  null: (value) => value,
};

function textOf(value: Value): string | null {
  if (value === null || typeof value === 'string') return value;
  if (isDecimal(value)) return formatDecimal(value);
  if (typeof value === 'object')
    return value.kind === 'date' ? formatDay(value.day) : printTimestamp(value.micros).replace('T', ' ');
  return String(value);
}

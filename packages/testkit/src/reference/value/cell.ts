import { formatDay, parseDay } from '@plumbline/calendar';
import type { ValueType } from '@plumbline/model';
import { formatDecimal, fromNumber, parseDecimal, rescale } from './decimal.ts';
import {
  dateValue,
  dayOf,
  isDecimal,
  isNumeric,
  MICROS_PER_DAY,
  microsOf,
  numberOf,
  type Value,
} from './value.ts';
import { wallClockOf } from './zone.ts';

/** A cell as it travels: decimals, 64-bit integers, dates and timestamps are text. */
export type Cell = string | number | boolean | null;

/** Reads a canonical cell; `zone` is where a `timestamptz` is cut into days. Throws on a cell that does not fit. */
export function readCell(cell: Cell, type: ValueType, zone: string): Value {
  if (cell === null) return null;
  const value = READERS[type.kind](cell, zone);
  if (value === undefined) throw new Error(`${JSON.stringify(cell)} is no ${type.kind}`);
  return type.kind === 'decimal' && isDecimal(value) ? rescale(value, type.scale) : value;
}

const exact = (cell: Cell) => parseDecimal(String(cell)) ?? undefined;

const READERS: { readonly [K in ValueType['kind']]: (cell: Cell, zone: string) => Value | undefined } = {
  text: (cell) => (typeof cell === 'string' ? cell : undefined),
  boolean: (cell) => (typeof cell === 'boolean' ? cell : undefined),
  date: (cell) => {
    const day = parseDay(String(cell));
    return day === null ? undefined : dateValue(day);
  },
  timestamp: (cell, zone) => readTimestamp(String(cell), zone),
  integer: exact,
  bigint: exact,
  decimal: exact,
  double: (cell) => (Number.isNaN(Number(cell)) ? undefined : Number(cell)),
  null: () => null,
};

/** `2010-12-01T08:26:00.5`, with `Z` or `+08:00` when it is an instant. */
export function readTimestamp(text: string, zone: string): Value | undefined {
  const match =
    /^(\d{4,}-\d\d-\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,6}))?)?)?\s*(Z|[+-]\d\d(?::?\d\d)?)?$/.exec(
      text.trim(),
    );
  const day = match?.[1] === undefined ? null : parseDay(match[1]);
  if (!match || day === null) return undefined;
  const [, , hours = '0', minutes = '0', seconds = '0', fraction = '', offset] = match;
  const clock = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1_000_000;
  const micros = day * MICROS_PER_DAY + clock + Number(fraction.padEnd(6, '0'));
  if (offset === undefined) return { kind: 'timestamp', micros };
  return { kind: 'timestamp', micros: wallClockOf(micros - offsetMicros(offset), zone) };
}

function offsetMicros(offset: string): number {
  if (offset === 'Z') return 0;
  const [hours, minutes] = [Number(offset.slice(1, 3)), Number(offset.slice(3).replace(':', '') || '0')];
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000_000;
}

/** Writes a value as a canonical cell of that type; NaN and infinities are null. */
export function printCell(value: Value, type: ValueType): Cell {
  if (value === null) return null;
  if (type.kind === 'decimal' || type.kind === 'bigint') {
    const number = isDecimal(value) ? value : fromNumber(Number(value));
    return number === null ? null : formatDecimal(rescale(number, type.kind === 'decimal' ? type.scale : 0));
  }
  if (isNumeric(value)) return Number.isFinite(numberOf(value)) ? numberOf(value) : null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  return type.kind === 'timestamp' ? printTimestamp(microsOf(value) ?? 0) : formatDay(dayOf(value) ?? 0);
}

export function printTimestamp(micros: number): string {
  const day = Math.floor(micros / MICROS_PER_DAY);
  const rest = micros - day * MICROS_PER_DAY;
  const seconds = Math.floor(rest / 1_000_000);
  const two = (n: number) => String(n).padStart(2, '0');
  const fraction = rest % 1_000_000;
  const clock = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return `${formatDay(day)}T${clock}${fraction === 0 ? '' : `.${String(fraction).padStart(6, '0').replace(/0+$/, '')}`}`;
}

import type { Cell, ColumnType } from '@plumbline/center';
import { PlumblineError, report } from '@plumbline/diagnostics';
import {
  Bool,
  type Data,
  type DataType,
  DateDay,
  Decimal,
  Float64,
  Int32,
  Int64,
  makeData,
  TimestampMicrosecond,
  Utf8,
} from 'apache-arrow';

/** Widest decimal of Arrow's 128 bits. */
const PRECISION = 38;

/** How cells of one type stand in Arrow. */
interface ArrowKind {
  readonly type: (scale: number) => DataType;
  readonly data: (cells: readonly Cell[], scale: number) => Data;
}

export const ARROW_KINDS: { readonly [T in ColumnType]: ArrowKind } = {
  text: { type: () => new Utf8(), data: texts },
  boolean: {
    type: () => new Bool(),
    data: (cells) =>
      makeData({
        type: new Bool(),
        ...nulls(cells),
        data: bitmap(cells.map((cell) => cell === true)),
      }),
  },
  date: {
    type: () => new DateDay(),
    data: (cells) =>
      makeData({
        type: new DateDay(),
        ...nulls(cells),
        data: Int32Array.from(cells, (cell) =>
          cell === null ? 0 : Date.parse(`${cell}T00:00:00Z`) / 86_400_000,
        ),
      }),
  },
  timestamp: {
    type: () => new TimestampMicrosecond(),
    data: (cells) =>
      makeData({
        type: new TimestampMicrosecond(),
        ...nulls(cells),
        data: BigInt64Array.from(cells, (cell) => (cell === null ? 0n : microseconds(String(cell)))),
      }),
  },
  integer: {
    type: () => new Int32(),
    data: (cells) =>
      makeData({
        type: new Int32(),
        ...nulls(cells),
        data: Int32Array.from(cells, (cell) => Number(cell ?? 0)),
      }),
  },
  bigint: {
    type: () => new Int64(),
    data: (cells) =>
      makeData({
        type: new Int64(),
        ...nulls(cells),
        data: BigInt64Array.from(cells, (cell) => (cell === null ? 0n : within(BigInt(String(cell)), 64))),
      }),
  },
  decimal: { type: (scale) => new Decimal(scale, PRECISION, 128), data: decimals },
  double: {
    type: () => new Float64(),
    data: (cells) =>
      makeData({
        type: new Float64(),
        ...nulls(cells),
        data: Float64Array.from(cells, (cell) => Number(cell ?? 0)),
      }),
  },
};

function texts(cells: readonly Cell[]): Data {
  const parts = cells.map((cell) => Buffer.from(cell === null ? '' : String(cell), 'utf8'));
  const valueOffsets = new Int32Array(cells.length + 1);
  for (const [i, part] of parts.entries()) valueOffsets[i + 1] = (valueOffsets[i] ?? 0) + part.length;
  return makeData({ type: new Utf8(), ...nulls(cells), valueOffsets, data: Buffer.concat(parts) });
}

/** Two words of 64 bits each, the lower first. */
function decimals(cells: readonly Cell[], scale: number): Data {
  const words = new BigUint64Array(cells.length * 2);
  for (const [i, cell] of cells.entries()) {
    if (cell === null) continue;
    const value = within(unscaled(String(cell), scale), 128);
    words[2 * i] = BigInt.asUintN(64, value);
    words[2 * i + 1] = BigInt.asUintN(64, value >> 64n);
  }
  return makeData({
    type: new Decimal(scale, PRECISION, 128),
    ...nulls(cells),
    data: new Uint32Array(words.buffer),
  });
}

function unscaled(text: string, scale: number): bigint {
  const [whole = '0', digits = ''] = text.split('.');
  if (digits.length > scale) throw doesNotFit(text);
  return BigInt(whole + digits.padEnd(scale, '0'));
}

function microseconds(text: string): bigint {
  const [instant = '', digits = ''] = text.split('.');
  return BigInt(Date.parse(`${instant}Z`)) * 1000n + BigInt(digits.padEnd(6, '0').slice(0, 6));
}

function within(value: bigint, bits: number): bigint {
  if (BigInt.asIntN(bits, value) !== value) throw doesNotFit(String(value));
  return value;
}

function doesNotFit(text: string): PlumblineError {
  return new PlumblineError([report('server/wrong-value', { problem: `Arrow: ${text}` })]);
}

function nulls(cells: readonly Cell[]) {
  const isThere = cells.map((cell) => cell !== null);
  const nullCount = isThere.filter((there) => !there).length;
  return { length: cells.length, nullCount, nullBitmap: nullCount === 0 ? null : bitmap(isThere) };
}

/** One bit each, the lowest first. */
function bitmap(flags: readonly boolean[]): Uint8Array {
  const bytes = new Uint8Array(Math.ceil(flags.length / 8));
  for (const [i, flag] of flags.entries()) if (flag) bytes[i >> 3] = (bytes[i >> 3] ?? 0) | (1 << (i & 7));
  return bytes;
}

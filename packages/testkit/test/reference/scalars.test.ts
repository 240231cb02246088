import { DEFAULT_CALENDAR } from '@plumbline/calendar';
import type { ScalarFunction, ValueType } from '@plumbline/model';
import { describe, expect, test } from 'vitest';
import { callScalar } from '../../src/reference/scalar/call.ts';
import { isIn } from '../../src/reference/scalar/logic.ts';
import { type Cell, printCell, readCell } from '../../src/reference/value/cell.ts';
import { compareNullsLast, type Value } from '../../src/reference/value/value.ts';

const BOOLEAN: ValueType = { kind: 'boolean' };
const TEXT: ValueType = { kind: 'text' };
const DOUBLE: ValueType = { kind: 'double' };
const INTEGER: ValueType = { kind: 'integer' };
const DATE: ValueType = { kind: 'date' };
const MONEY: ValueType = { kind: 'decimal', precision: 18, scale: 2 };

/** Dates are written as dates, `12.50` as a decimal, whole numbers as integers, the rest as text. */
function value(cell: Cell): Value {
  if (typeof cell === 'number') return readCell(cell, Number.isInteger(cell) ? INTEGER : DOUBLE, 'UTC');
  if (typeof cell !== 'string') return cell;
  if (/^\d{4}-\d\d-\d\dT/.test(cell)) return readCell(cell, { kind: 'timestamp', zoned: false }, 'UTC');
  if (/^\d{4}-\d\d-\d\d$/.test(cell)) return readCell(cell, DATE, 'UTC');
  return /^-?\d+\.\d\d$/.test(cell) ? readCell(cell, MONEY, 'UTC') : cell;
}

function call(
  fn: ScalarFunction,
  args: readonly Cell[],
  type: ValueType,
  option: string | null = null,
): Cell {
  return printCell(callScalar(fn, args.map(value), { option, type, calendar: DEFAULT_CALENDAR }), type);
}

describe('scalars', () => {
  test.each<[ScalarFunction, readonly Cell[], ValueType, Cell]>([
    ['divide', [1, 2], DOUBLE, 0.5],
    ['divide', [1, 0], DOUBLE, null],
    ['modulo', [7, 0], INTEGER, null],
    ['modulo', [-7, 3], INTEGER, -1],
    ['add', ['0.10', '0.20'], MONEY, '0.30'],
    ['round', ['2.50', 0], INTEGER, 3],
    ['round', ['-2.50', 0], INTEGER, -3],
    ['round', [0.285, 2], MONEY, '0.29'],
    ['round', [1250, -2], INTEGER, 1300],
    ['floor', ['-1.50'], INTEGER, -2],
    ['ceil', ['-1.50'], INTEGER, -1],
    ['sqrt', [-1], DOUBLE, null],
    ['ln', [0], DOUBLE, null],
    ['least', [null, 3, 2], INTEGER, 2],
    ['greatest', [null, null], INTEGER, null],
    ['coalesce', [null, 3], INTEGER, 3],
    ['concat', ['a', null, 'b'], TEXT, 'ab'],
    ['upper', [null], TEXT, null],
    ['length', ['上海🙂'], INTEGER, 3],
    ['substring', ['abc', 2, 5], TEXT, 'bc'],
    ['substring', ['上海市', 2, 1], TEXT, '海'],
    ['like', ['a.c', 'a_c'], BOOLEAN, true],
    ['like', ['abc', 'a.c'], BOOLEAN, false],
    ['like', ['A', 'a'], BOOLEAN, false],
    ['matches', ['xaay', 'a{2}'], BOOLEAN, true],
    ['matches', ['xaay', '^a'], BOOLEAN, false],
    ['band', [10, 0, 10, 50], TEXT, '10–50'],
    ['band', [-1, 0, 10], TEXT, '< 0'],
    ['band', [50, 0, 10, 50], TEXT, '≥ 50'],
    ['and', [null, false], BOOLEAN, false],
    ['and', [null, true], BOOLEAN, null],
    ['or', [null, true], BOOLEAN, true],
    ['not', [null], BOOLEAN, null],
    ['eq', [null, null], BOOLEAN, null],
    ['is_null', [null], BOOLEAN, true],
    ['weekday', ['2024-01-07'], INTEGER, 7],
    ['week', ['2024-12-30'], INTEGER, 1],
    ['quarter', ['2024-12-30'], INTEGER, 4],
    ['hour', ['2024-01-07T23:59:59'], INTEGER, 23],
    ['cast', ['12'], INTEGER, 12],
    ['cast', ['x'], INTEGER, null],
  ])('%s(%j) is %j', (fn, args, type, expected) => expect(call(fn, args, type)).toEqual(expected));

  test.each<[ScalarFunction, readonly Cell[], readonly [string, ValueType], Cell]>([
    ['date_diff', ['2024-01-31', '2024-02-01'], ['month', INTEGER], 1],
    ['date_diff', ['2023-12-31', '2024-01-01'], ['year', INTEGER], 1],
    ['date_diff', ['2024-01-07', '2024-01-08'], ['week', INTEGER], 1],
    ['date_diff', ['2024-02-01', '2024-01-31'], ['day', INTEGER], -1],
    ['date_add', ['2024-01-31', 1], ['month', DATE], '2024-02-29'],
    ['date_add', ['2024-02-29', -1], ['year', DATE], '2023-02-28'],
    ['date_trunc', ['2024-05-17'], ['quarter', DATE], '2024-04-01'],
    ['date_trunc', ['2024-05-17'], ['week', DATE], '2024-05-13'],
    ['parse_date', ['20240229'], ['yyyyMMdd', DATE], '2024-02-29'],
    ['parse_date', ['20230229'], ['yyyyMMdd', DATE], null],
  ])('%s(%j, %j) is %j', (fn, args, [option, type], expected) =>
    expect(call(fn, args, type, option)).toEqual(expected),
  );

  test('membership is unknown where a null could be the answer', () => {
    expect(isIn('a', ['b', null])).toBeNull();
    expect(isIn('b', ['b', null])).toBe(true);
    expect(isIn('a', ['b'])).toBe(false);
    expect(isIn(null, ['b'])).toBeNull();
  });

  test('text is ordered by code point, nulls last in both directions', () => {
    const words = ['z', null, '🙂', 'Z', '上', '豈'];
    const ascending = ['Z', 'z', '上', '豈', '🙂', null];
    expect([...words].sort((a, b) => compareNullsLast(a, b))).toEqual(ascending);
    expect([...words].sort((a, b) => compareNullsLast(a, b, true))).toEqual([
      '🙂',
      '豈',
      '上',
      'z',
      'Z',
      null,
    ]);
  });
});

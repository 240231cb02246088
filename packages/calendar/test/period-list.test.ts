import {
  type Day,
  membersOf,
  type PeriodRow,
  parseDay,
  periodAt,
  periodOfBalance,
  periodsIn,
  readPeriods,
  shiftPeriod,
} from '@plumbline/calendar';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CALENDARS, FIRST, LAST } from './spans.ts';

const day = (text: string): Day => parseDay(text) ?? Number.NaN;
const row = (label: string, from: string, to: string, close: string | null = null): PeriodRow => ({
  label,
  from: day(from),
  to: day(to),
  close: close === null ? null : day(close),
});

/** Books that close February on 1 March. */
const BOOKS = [
  row('2011-03', '2011-03-01', '2011-03-31'),
  row('2011-01', '2011-01-01', '2011-01-31'),
  row('2011-02', '2011-02-01', '2011-02-28', '2011-03-01'),
];

test('rows in any order become a list; a row on a closing day belongs to what it closes', () => {
  const { periods, problems } = readPeriods(BOOKS);
  expect(problems).toEqual([]);
  const labelAt = (text: string) => periodAt(periods, day(text))?.label ?? null;
  expect(['2011-02-28', '2011-03-01', '2011-03-02', '2010-12-31'].map(labelAt)).toEqual([
    '2011-02',
    '2011-02',
    '2011-03',
    null,
  ]);
});

test('a balance within the snap of an end belongs to that period and to no other', () => {
  const { periods } = readPeriods(BOOKS);
  const labelOf = (text: string, snap: number) => periodOfBalance(periods, day(text), snap)?.label ?? null;
  expect(labelOf('2011-02-03', 7)).toBe('2011-01');
  expect(labelOf('2011-02-03', 2)).toBe('2011-02');
  expect(labelOf('2011-01-29', 7)).toBe('2011-01');
  expect(labelOf('2011-02-14', 14)).toBeNull();
});

test.each([
  ['ends-before-start', [row('a', '2011-01-31', '2011-01-01')]],
  ['shares-days', [row('a', '2011-01-01', '2011-01-31'), row('b', '2011-01-31', '2011-02-28')]],
  ['gap', [row('a', '2011-01-01', '2011-01-31'), row('b', '2011-02-02', '2011-02-28')]],
  ['repeated-label', [row('a', '2011-01-01', '2011-01-31'), row('a', '2011-02-01', '2011-02-28')]],
  [
    'repeated-close',
    [row('a', '2011-01-01', '2011-01-31', '2011-03-01'), row('b', '2011-02-01', '2011-02-28', '2011-03-01')],
  ],
] as const)('%s is found', (reason, rows) => {
  expect(readPeriods(rows).problems.map((one) => one.reason)).toEqual([reason]);
});

test('a list of the months of 60 years answers as months do', () => {
  const calendar = CALENDARS[0];
  if (calendar === undefined) throw new Error('no calendar');
  const months = membersOf('month', { from: FIRST, to: LAST }, calendar);
  const { periods, problems } = readPeriods(
    months.map(({ from, to }, i) => ({ label: `m${i}`, from, to, close: null })),
  );
  expect(problems).toEqual([]);
  const at = fc.integer({ min: FIRST, max: LAST });
  fc.assert(
    fc.property(at, at, fc.integer({ min: -800, max: 800 }), (a, b, by) => {
      const found = periodAt(periods, a);
      const index = months.findIndex(({ from, to }) => from <= a && a <= to);
      expect(found?.ordinal).toBe(index);
      if (found === null) return;
      const moved = shiftPeriod(periods, found, by);
      expect(moved === null ? undefined : moved.from).toBe(months[index + by]?.from);
      const range = { from: Math.min(a, b), to: Math.max(a, b) };
      const inside = periodsIn(periods, range);
      expect([inside[0]?.from, inside.at(-1)?.to]).toEqual([
        months.find(({ to }) => to >= range.from)?.from,
        months.findLast(({ from }) => from <= range.to)?.to,
      ]);
    }),
  );
});

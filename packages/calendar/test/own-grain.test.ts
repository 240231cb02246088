import {
  DEFAULT_CALENDAR,
  formatDay,
  formatInterval,
  memberLabel,
  membersOf,
  nests,
  ownGrain,
  parseDay,
  readPeriods,
  shiftByOwn,
  startOf,
  startOfLastOwn,
} from '@plumbline/calendar';
import { expect, test } from 'vitest';

const day = (text: string): number => parseDay(text) ?? Number.NaN;
const range = (from: string, to: string) => ({ from: day(from), to: day(to) });
const text = (found: { from: number; to: number } | null) =>
  found && `${formatDay(found.from)}..${formatDay(found.to)}`;

/** Three 旬 of January, the days before 5 February in none, one 旬 of February. */
const XUN = ownGrain('xun');
const { periods } = readPeriods([
  { label: '上', ...range('2024-01-01', '2024-01-10') },
  { label: '下', ...range('2024-01-21', '2024-01-31') },
  { label: '中', ...range('2024-01-11', '2024-01-20') },
  { label: '二', ...range('2024-02-05', '2024-02-14') },
]);
const CALENDAR = { ...DEFAULT_CALENDAR, own: new Map([[XUN, periods]]) };

test('members are those that are listed, with their names', () => {
  expect(membersOf(XUN, range('2024-01-15', '2024-02-04'), CALENDAR).map(text)).toEqual([
    '2024-01-11..2024-01-20',
    '2024-01-21..2024-01-31',
  ]);
  expect(memberLabel(XUN, day('2024-01-11'), CALENDAR)).toBe('中');
  expect(startOf(XUN, day('2024-02-03'), CALENDAR)).toBe(day('2024-02-03'));
});

test('a grain lies in another only where each of its members does', () => {
  expect(['month', 'quarter', 'week', 'day'].map((g) => nests(XUN, g as 'month', CALENDAR))).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect(nests('day', XUN, CALENDAR)).toBe(false);
});

test('whole members go to whole members, other days keep their place, what is not listed is nowhere', () => {
  const back = (from: string, to: string, count = -1) =>
    text(shiftByOwn(range(from, to), { count, unit: XUN }, CALENDAR));
  expect(back('2024-02-05', '2024-02-14')).toBe('2024-01-21..2024-01-31');
  expect(back('2024-02-05', '2024-02-08')).toBe('2024-01-21..2024-01-24');
  expect(back('2024-01-22', '2024-01-31')).toBe('2024-01-12..2024-01-20');
  expect(back('2024-01-01', '2024-01-10')).toBeNull();
  expect(back('2024-02-05', '2024-02-14', 1)).toBeNull();
  expect(back('2024-02-03', '2024-02-14')).toBeNull();
});

test('the last members end with a whole one, or with the same day of one before', () => {
  const first = (last: string, count: number) => {
    const found = startOfLastOwn(day(last), { count, unit: XUN }, CALENDAR);
    return found && formatDay(found);
  };
  expect(first('2024-01-31', 2)).toBe('2024-01-11');
  expect(first('2024-02-08', 2)).toBe('2024-01-15');
  expect(first('2024-01-10', 2)).toBeNull();
  expect(first('2024-02-01', 1)).toBeNull();
  expect(formatInterval({ count: 2, unit: XUN })).toBe('2 xun');
});

import { DEFAULT_CALENDAR, formatDay, parseDay } from '@plumbline/calendar';
import { describe, expect, test } from 'vitest';
import type { Move } from '../../src/reference/time/move.ts';
import { readSpan } from '../../src/reference/time/window.ts';

const day = (text: string) => parseDay(text) ?? 0;
const range = (text: string) => {
  const [from = '', to = ''] = text.split('..');
  return { from: day(from), to: day(to) };
};
const back = (count: number, unit: 'month' | 'year' | 'day') => ({ count: -count, unit });

/** What a measure known from 2020 to 19 November 2024 reads of November 2024 within 2024. */
function read(moves: readonly Move[], member: string | null = '2024-11-01..2024-11-30'): string | null {
  const asked = {
    period: range('2024-01-01..2024-12-31'),
    member: member === null ? null : range(member),
    moves,
  };
  const coverage = {
    first: day('2020-01-01'),
    last: day('2024-11-19'),
    edge: day('2024-11-19'),
    clock: null,
  };
  const rules = {
    calendar: { ...DEFAULT_CALENDAR, listed: () => [] },
    coverage,
    partial: 'to_date' as const,
    grain: 'month' as const,
    current: 'month' as const,
    onShort: () => undefined,
  };
  const span = readSpan({ ...asked, unshortened: false }, rules).read;
  return span && `${formatDay(span.from)}..${formatDay(span.to)}`;
}

describe('what a measure reads', () => {
  test.each<[string, readonly Move[], string | null]>([
    ['R up to the edge', [], '2024-11-01..2024-11-19'],
    [
      'a comparison of the shortened range',
      [{ kind: 'compare', by: back(1, 'month') }],
      '2024-10-01..2024-10-19',
    ],
    ['prior of the whole range', [{ kind: 'prior', by: back(1, 'month') }], '2024-10-01..2024-10-31'],
    [
      'growth of a prior: what the prior reads, shifted',
      [
        { kind: 'compare', by: back(1, 'year') },
        { kind: 'prior', by: back(1, 'month') },
      ],
      '2023-10-01..2023-10-31',
    ],
    [
      'prior of a growth base',
      [
        { kind: 'prior', by: back(1, 'month') },
        { kind: 'compare', by: back(1, 'year') },
      ],
      '2023-10-01..2023-10-31',
    ],
    ['to date, to the edge', [{ kind: 'to_date', grain: 'year' }], '2024-01-01..2024-11-19'],
    [
      'the year ago of a to-date value',
      [
        { kind: 'compare', by: back(1, 'year') },
        { kind: 'to_date', grain: 'year' },
      ],
      '2023-01-01..2023-11-19',
    ],
    [
      'prior inside to date: the window, shifted',
      [
        { kind: 'to_date', grain: 'year' },
        { kind: 'prior', by: back(1, 'year') },
      ],
      '2023-01-01..2023-11-19',
    ],
    [
      'a window of months that ends at the edge',
      [{ kind: 'trailing', by: { count: 12, unit: 'month' } }],
      '2023-11-20..2024-11-19',
    ],
    [
      'a window of whole months where R ends a month',
      [
        { kind: 'prior', by: back(1, 'month') },
        { kind: 'trailing', by: { count: 12, unit: 'month' } },
      ],
      '2023-11-01..2024-10-31',
    ],
    ['a window of days', [{ kind: 'trailing', by: { count: 7, unit: 'day' } }], '2024-11-13..2024-11-19'],
    ['a fixed range', [{ kind: 'at', range: range('2022-02-01..2022-02-28') }], '2022-02-01..2022-02-28'],
    ['the period, for a total', [{ kind: 'total' }], '2024-01-01..2024-11-19'],
    [
      'the moved period, for the total of a prior',
      [{ kind: 'prior', by: back(1, 'month') }, { kind: 'total' }],
      '2023-12-01..2024-11-19',
    ],
    ['the quarter of the month', [{ kind: 'within', grain: 'quarter' }], '2024-10-01..2024-11-19'],
    [
      'the day of a per, and the cell again for a total inside',
      [{ kind: 'per', level: 1, member: range('2024-11-05..2024-11-05') }, { kind: 'total' }],
      '2024-11-01..2024-11-19',
    ],
    [
      'nothing of a day after the edge',
      [{ kind: 'per', level: 1, member: range('2024-11-20..2024-11-20') }],
      null,
    ],
  ])('%s', (_, moves, expected) => expect(read(moves)).toBe(expected));

  test('a range that begins after the edge is missing, and so is its base; prior is not', () => {
    const december = '2024-12-01..2024-12-31';
    expect(read([], december)).toBeNull();
    expect(read([{ kind: 'compare', by: back(1, 'year') }], december)).toBeNull();
    expect(read([{ kind: 'prior', by: back(1, 'year') }], december)).toBe('2023-12-01..2023-12-31');
  });

  test('without a grain the range of equal length goes back as whole months', () => {
    expect(read([{ kind: 'previous' }], '2024-11-01..2024-11-30')).toBe('2024-10-01..2024-10-19');
    expect(read([{ kind: 'previous' }], '2024-11-06..2024-11-10')).toBe('2024-11-01..2024-11-05');
  });

  test('a total inside to_date is refused', () => {
    expect(() => read([{ kind: 'to_date', grain: 'year' }, { kind: 'total' }])).toThrow(
      'query/total-in-window',
    );
  });
});

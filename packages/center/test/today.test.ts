import { formatDay } from '@plumbline/calendar';
import { expect, test } from 'vitest';
import { todayOf } from '../src/workspace/today.ts';

const now = new Date('2026-11-20T17:30:00Z');
const day = (asked: string | null, today: string | null, timezone: string) => {
  const found = todayOf(asked, { today, timezone }, now);
  return [formatDay(found.today), ...found.diagnostics.map((d) => d.code)];
};

test('the flag comes before the workspace, the workspace before the clock', () => {
  expect(day('2014-01-31', '2026-01-01', 'UTC')).toEqual(['2014-01-31']);
  expect(day(null, '2026-01-01', 'UTC')).toEqual(['2026-01-01']);
});

test('the clock is read in the zone of the workspace', () => {
  expect(day(null, null, 'UTC')).toEqual(['2026-11-20']);
  expect(day(null, null, 'Asia/Shanghai')).toEqual(['2026-11-21']);
  expect(day(null, null, 'America/Los_Angeles')).toEqual(['2026-11-20']);
  expect(day(null, null, 'Mars/Olympus')).toEqual(['2026-11-20']);
});

test('a text that is no day is refused', () => {
  expect(day('2014-02-30', null, 'UTC')).toEqual(['2026-11-20', 'workspace/bad-today']);
  const { diagnostics } = todayOf('2014-02-30', { today: null, timezone: 'UTC' }, now);
  expect(diagnostics[0]?.at).toEqual({ kind: 'query', path: 'today', text: '2014-02-30', start: 0, end: 10 });
});

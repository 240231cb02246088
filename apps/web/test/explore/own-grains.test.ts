import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { chartDimensions, chartShapes } from '../../src/charts/panel/chart-shape.ts';
import { memberKey } from '../../src/parts/pivot/cells.ts';
import { pivotOf } from '../../src/parts/pivot/pivot.ts';
import { readQuestion, writeQuestion } from '../../src/parts/question/address.ts';
import { dividingOf } from '../../src/parts/question/closed.ts';
import { setOwnGrains } from '../../src/parts/question/own-grains.ts';
import { askedOf } from '../../src/parts/question/query-of.ts';
import { NO_QUESTION } from '../../src/parts/question/question.ts';
import { canFilter, finestTime, isTime } from '../../src/parts/question/time-grains.ts';
import { listedNames } from '../../src/parts/sheet/listed-names.ts';
import { axisTexts, memberText } from '../../src/parts/sheet/member-text.ts';
import { en } from '../../src/words/en.ts';
import { zh } from '../../src/words/zh.ts';
import { answer } from './answers.ts';

const FRAME = { period: '2026-10', month: '2026-10', compare: 'year_ago', isNarrowed: false };
const DAYS = ['2025-03-01', '2025-06-01', '2026-03-01'] as const;

/** Seasons come back under their names, and stand in an order of their own: that of their first days. */
const SEASONS = answer({
  keys: [{ name: 'channel' }, { name: 'season', isTime: true }],
  rows: [
    ['web', DAYS[2], '3.00', null, null, null, null],
    ['web', DAYS[0], '9.00', null, null, null, null],
    ['web', DAYS[1], '5.00', null, null, null, null],
  ],
});
const NAMED = {
  columns: SEASONS.columns.map((column) =>
    column.name === 'season'
      ? { ...column, members: { [DAYS[0]]: 'Spring', [DAYS[1]]: 'Summer', [DAYS[2]]: 'Spring' } }
      : column,
  ),
};

beforeEach(() => setOwnGrains(['season']));
afterEach(() => setOwnGrains([]));

describe('a grain of the company’s own', () => {
  test('is time: asked by its name, limits leave it whole, the address keeps it', () => {
    const question = { ...NO_QUESTION, metrics: ['revenue'], rows: ['channel', 'season'], top: 3 };
    expect(readQuestion(writeQuestion(question) as Readonly<Record<string, unknown>>)).toEqual(question);
    const { query } = askedOf(question, FRAME, chartDimensions(question.rows, []), [
      { name: 'revenue', additive: 'always' },
    ]);
    expect(query.by).toEqual(['channel', 'season']);
    expect(query.compare).toEqual(['year_ago']);
    const filled = { ...NO_QUESTION, metrics: ['revenue'], rows: ['season'], isFilled: true };
    expect(askedOf(filled, FRAME, ['season'], []).query).toMatchObject({ by: ['season'], fill: true });
  });

  test('is the finest of its question, draws a line, and is a list to choose members from, as standard periods are not', () => {
    expect(finestTime(['year', 'season'])).toBe('season');
    expect(canFilter('season')).toBe(true);
    expect(canFilter('month')).toBe(false);
    expect(
      chartShapes({
        rows: ['season'],
        columns: [],
        metrics: [{ name: 'revenue', isRatio: false }],
        choice: 'auto',
        periods: 3,
      }),
    ).toEqual([{ metric: 'revenue', kind: 'lines', axis: 'season', series: null }]);
  });

  test('has no figures that were closed beside it: periods are closed by months, quarters and years', () => {
    expect(dividingOf({ ...NO_QUESTION, rows: ['season'] }, false)).toBe('by');
    expect(dividingOf({ ...NO_QUESTION, rows: ['month'] }, false)).toBe(null);
  });

  test('runs in the order of its days, not of names or figures', () => {
    const question = { rows: ['channel'], columns: ['season'], metrics: ['revenue'], sort: null };
    const pivot = pivotOf(SEASONS, { question, keys: ['channel', 'season'], against: [], locale: 'en' });
    expect(pivot.columns.children.map(({ path }) => path[0])).toEqual(DAYS.map(memberKey));
  });

  test('is read by the names of its members; one that comes back says since when', () => {
    const saying = { words: en, locale: 'en', listed: listedNames(NAMED, en) } as const;
    expect(DAYS.map((day) => memberText(memberKey(day), 'season', saying))).toEqual([
      'Spring, 2025-03-01',
      'Summer',
      'Spring, 2026-03-01',
    ]);
    expect(axisTexts([memberKey(DAYS[1])], 'season', saying)).toEqual(['Summer']);
    const listed = listedNames(NAMED, zh);
    expect(memberText(memberKey(DAYS[0]), 'season', { words: zh, locale: 'zh', listed })).toBe(
      'Spring（2025-03-01）',
    );
    // What no answer has named is its first day.
    expect(memberText(memberKey(DAYS[0]), 'season', { words: en, locale: 'en' })).toBe(DAYS[0]);
  });

  test('is none where no calendar lists it', () => {
    setOwnGrains([]);
    expect(isTime('season')).toBe(false);
  });
});

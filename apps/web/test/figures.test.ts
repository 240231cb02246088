import { describe, expect, test } from 'vitest';
import type { MetricEntry, Result } from '../src/api/answer.ts';
import { createBatch } from '../src/figures/batch.ts';
import { partOf } from '../src/figures/part-of.ts';
import { seriesFigures } from '../src/figures/series-figure.ts';
import { cardFigureOf } from '../src/parts/metric-card/card-figure.ts';

class Refused extends Error {}

/** Answers with the length of each name; turns away every question that holds a name of `bad`. */
function asking(bad: ReadonlySet<string> = new Set()) {
  const questions: string[][] = [];
  const load = createBatch<number>({
    most: 4,
    wait: 0,
    isRefusal: (cause) => cause instanceof Refused,
    ask: async (names, signal) => {
      questions.push([...names]);
      await Promise.resolve();
      signal.throwIfAborted();
      const culprit = names.find((name) => bad.has(name));
      if (culprit !== undefined) throw new Refused(culprit);
      return new Map(names.map((name) => [name, name.length]));
    },
  });
  return { load, questions };
}

describe('names share questions', () => {
  test('what is asked for at the same time is one question, up to the most', async () => {
    const { load, questions } = asking();
    expect(await Promise.all(['a', 'bb', 'ccc', 'dddd', 'eeeee'].map((name) => load(name)))).toEqual([
      1, 2, 3, 4, 5,
    ]);
    expect(questions).toEqual([['a', 'bb', 'ccc', 'dddd'], ['eeeee']]);
  });

  test('a name asked for twice stands in the question once', async () => {
    const { load, questions } = asking();
    expect(await Promise.all([load('a'), load('a')])).toEqual([1, 1]);
    expect(questions).toEqual([['a']]);
  });

  test('one that is turned away keeps no other back and gets its own reason', async () => {
    const { load, questions } = asking(new Set(['bb']));
    const ended = await Promise.allSettled(['a', 'bb', 'ccc', 'dddd'].map((name) => load(name)));
    expect(ended.map((one) => (one.status === 'fulfilled' ? one.value : one.reason.message))).toEqual([
      1,
      'bb',
      3,
      4,
    ]);
    expect(questions).toEqual([['a', 'bb', 'ccc', 'dddd'], ['a', 'bb'], ['ccc', 'dddd'], ['a'], ['bb']]);
  });

  test('any other failure is everybody\u2019s', async () => {
    const load = createBatch<number>({
      most: 4,
      wait: 0,
      isRefusal: () => false,
      ask: () => Promise.reject(new Error('unreachable')),
    });
    const ended = await Promise.allSettled([load('a'), load('b')]);
    expect(ended.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });

  test('a question ends when the last one who waits has left', async () => {
    const signals: AbortSignal[] = [];
    const load = createBatch<number>({
      most: 4,
      wait: 0,
      isRefusal: () => false,
      ask: (_, signal) =>
        new Promise((_resolve, reject) => {
          signals.push(signal);
          signal.addEventListener('abort', () => reject(signal.reason));
        }),
    });
    const [first, second] = [new AbortController(), new AbortController()];
    const ended = Promise.allSettled([load('a', first.signal), load('b', second.signal)]);
    await new Promise((resolve) => setTimeout(resolve, 5));
    first.abort();
    expect(signals[0]?.aborted).toBe(false);
    second.abort();
    expect(signals[0]?.aborted).toBe(true);
    expect((await ended).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });
});

test('the figure of a period and its course are cells of the answer', () => {
  const result = {
    columns: [
      { name: 'month', role: 'time', type: 'date' },
      {
        name: 'revenue',
        role: 'metric',
        type: 'decimal',
        unit: 'money',
        currency: 'CNY',
        partial: true,
        partial_periods: ['2026-10-01'],
      },
      { name: 'revenue__year_ago', role: 'compare', type: 'decimal' },
      { name: 'revenue__year_ago_change', role: 'compare', type: 'decimal' },
      { name: 'revenue__year_ago_pct', role: 'compare', type: 'double' },
    ],
    rows: [
      ['2026-09-01', '90.00', '0.00', '90.00', null],
      ['2026-10-01', '120.50', '100.00', '20.50', 0.205],
    ],
    notes: [{ row: 0, column: 'revenue__year_ago_pct', code: 'base-not-positive' }],
    meta: { partial_periods: ['2026-10-01', '2026-09-01'] },
  } as unknown as Result;
  const asked = { names: ['revenue'], compare: 'year_ago' };
  expect(seriesFigures(result, { ...asked, day: '2026-10-01' }).get('revenue')).toEqual({
    value: '120.50',
    unit: 'money',
    currency: 'CNY',
    base: '100.00',
    change: '20.50',
    percent: 0.205,
    why: null,
    spark: [90, 120.5],
    isPartial: true,
  });
  const september = seriesFigures(result, { ...asked, day: '2026-09-01' }).get('revenue');
  expect(september).toMatchObject({
    value: '90.00',
    percent: null,
    why: 'base-not-positive',
    isPartial: false,
  });
  expect(seriesFigures(result, { ...asked, day: '2026-11-01' }).get('revenue')?.value).toBeNull();
});

describe('what an answer about several says of one', () => {
  const result = {
    columns: [
      { name: 'month', role: 'time', type: 'date' },
      { name: 'margin', role: 'metric', type: 'double' },
      { name: 'cost', role: 'metric', type: 'decimal' },
      { name: 'margin__year_ago', role: 'compare', of: 'margin', type: 'double' },
      { name: 'cost__year_ago', role: 'compare', of: 'cost', type: 'decimal' },
    ],
    rows: [
      ['2026-09-01', 0.41, '70.00', 0.44, null],
      ['2026-10-01', null, '80.00', 0.43, '60.00'],
    ],
    totals: [{ by: [], row: [null, 0.4, '150.00', 0.43, '60.00'] }],
    notes: [
      { row: 0, column: 'cost__year_ago', code: 'base-missing' },
      { row: 1, column: 'margin', code: 'not-finite' },
    ],
    ranges: {},
    meta: { partial: false, partial_periods: [] },
  } as unknown as Result;

  test('its columns in their order, with the totals and notes that are its own', () => {
    expect(partOf(result, 'margin')).toEqual({
      columns: [result.columns[0], result.columns[1], result.columns[3]],
      rows: [
        ['2026-09-01', 0.41, 0.44],
        ['2026-10-01', null, 0.43],
      ],
      totals: [{ by: [], row: [null, 0.4, 0.43] }],
      notes: [{ row: 1, column: 'margin', code: 'not-finite' }],
      ranges: {},
      meta: result.meta,
    });
  });

  test('nothing where a row may be there for another metric only', () => {
    const rows = [...result.rows, ['2026-11-01', null, '5.00', null, '4.00']];
    expect(partOf({ ...result, rows }, 'margin')).toBeNull();
    expect(partOf({ ...result, rows }, 'cost')?.rows).toHaveLength(3);
  });

  test('nothing where a period is not over for one of them', () => {
    expect(partOf({ ...result, meta: { ...result.meta, partial: true } }, 'cost')).toBeNull();
    const meta = { ...result.meta, partial_periods: ['2026-10-01'] };
    expect(partOf({ ...result, meta }, 'cost')).toBeNull();
  });

  test('an answer about one metric is its own', () => {
    const columns = result.columns.filter(({ name }) => !name.startsWith('cost'));
    const alone = { ...result, columns, meta: { ...result.meta, partial: true } };
    expect(partOf(alone, 'margin')).toBe(alone);
  });
});

describe('up to which day a figure is known', () => {
  const figureOf = (value: string | null, edge: string | null) => {
    const result = {
      columns: [{ name: 'cost', role: 'metric', type: 'decimal', edge, partial: true }],
      rows: [[value]],
      notes: [],
      ranges: {
        current: edge !== null && edge > '2026-11-01' ? ['2026-11-01', edge] : ['2026-11-01', '2026-11-30'],
      },
      meta: { partial: true, partial_periods: [] },
    } as unknown as Result;
    return cardFigureOf({ name: 'cost', unit: 'money', plans: {} } as unknown as MetricEntry, result);
  };

  test('of a period that runs', () => {
    expect(figureOf('80.00', '2026-11-19')).toMatchObject({
      partialUntil: '2026-11-19',
      dataUntil: '2026-11-19',
    });
    expect(figureOf(null, '2026-11-19').partialUntil).toBe('2026-11-19');
  });

  test('of a period that begins after all that is known no part is shown', () => {
    expect(figureOf(null, '2026-10-31')).toMatchObject({
      value: null,
      partialUntil: null,
      dataUntil: '2026-10-31',
    });
    expect(figureOf(null, null).partialUntil).toBeNull();
  });
});

import { describe, expect, test } from 'vitest';
import { chartDimensions, chartShapes } from '../../src/charts/panel/chart-shape.ts';
import { shelfOf, toggleField } from '../../src/pages/explore/fields/chosen.ts';
import { cliText } from '../../src/pages/explore/question/copied.ts';
import { replaceDimension, setMembers, toggleDimension } from '../../src/pages/explore/question/edit.ts';
import { memberKey } from '../../src/parts/pivot/cells.ts';
import { readQuestion, writeQuestion } from '../../src/parts/question/address.ts';
import { readConditions, writeConditions } from '../../src/parts/question/condition-text.ts';
import { cutsOf, readDateKey, writeDateKey } from '../../src/parts/question/date-key.ts';
import { askedOf } from '../../src/parts/question/query-of.ts';
import { NO_QUESTION, type Question } from '../../src/parts/question/question.ts';
import { bodyOf, questionOf } from '../../src/parts/question/view-body.ts';
import { memberText } from '../../src/parts/sheet/member-text.ts';
import { dimensionText } from '../../src/parts/sheet/reader.ts';
import { en } from '../../src/words/en.ts';
import { zh } from '../../src/words/zh.ts';

const FRAME = { period: '2026-10', month: '2026-10', compare: 'year_ago', isNarrowed: false };
const SHIPPED = 'delivery.shipped_date:month';
const WEEKDAY = 'sales.order_date:part:weekday';
const METRICS = [{ name: 'revenue', additive: 'always' }] as const;

function ask(change: Partial<Question>) {
  const question = { ...NO_QUESTION, metrics: ['revenue'], ...change };
  return askedOf(question, FRAME, chartDimensions(question.rows, question.columns), METRICS);
}

describe('other dates and parts of dates', () => {
  test('are asked under a column name of their own, which totals and shares name', () => {
    const { query, keys } = ask({ rows: [WEEKDAY], columns: [SHIPPED], shown: 'row', against: [] });
    expect(keys).toEqual([WEEKDAY, SHIPPED]);
    expect(query.by).toEqual([
      { field: 'sales.order_date', part: 'weekday', as: 'order_date_weekday' },
      { field: 'delivery.shipped_date', grain: 'month', as: 'shipped_date_month' },
    ]);
    expect(query.totals).toEqual([[], ['order_date_weekday'], ['shipped_date_month']]);
    expect(query.share).toEqual({ within: ['order_date_weekday'], metrics: ['revenue'] });
  });

  test('a part of the own day of each row is one of its time, and is headed by the part', () => {
    const { query } = ask({ rows: ['day:part:weekday'] });
    expect(query.by).toEqual([{ field: 'day', part: 'weekday', as: 'day_weekday' }]);
    const text = (locale: 'zh' | 'en') =>
      dimensionText({ dimensions: new Map(), locale, words: { zh, en }[locale] }, 'day:part:weekday');
    expect([text('zh'), text('en')]).toEqual(['星期', 'Weekday']);
    expect(cliText({ ...query, totals: true })).toContain('--by day:part:weekday');
  });

  test('of two datasets with the same name are told apart', () => {
    const { query } = ask({ rows: [WEEKDAY, 'orders.order_date:part:weekday'], against: [] });
    expect(query.by?.map((item) => (typeof item === 'string' ? item : item.as))).toEqual([
      'sales_order_date_weekday',
      'orders_order_date_weekday',
    ]);
  });

  test('another date by a grain is compared with nothing unless that is asked; a part is', () => {
    expect(ask({ rows: [SHIPPED] }).query.compare).toBeUndefined();
    expect(ask({ rows: [SHIPPED], against: ['year_ago'] }).query.compare).toEqual(['year_ago']);
    expect(ask({ rows: [WEEKDAY] }).query.compare).toEqual(['year_ago']);
  });

  test('stand in the address, in views and in the command', () => {
    const question = { ...NO_QUESTION, metrics: ['revenue'], rows: [WEEKDAY], columns: [SHIPPED] };
    expect(readQuestion(writeQuestion(question) as Record<string, unknown>)).toEqual(question);
    expect(questionOf(bodyOf(question, 'year_ago'))).toMatchObject({ rows: [WEEKDAY], columns: [SHIPPED] });
    const { query } = ask({ rows: [WEEKDAY, SHIPPED], against: [] });
    expect(cliText({ ...query, totals: true })).toContain(`--by ${WEEKDAY},${SHIPPED}`);
  });

  test('are conditions of the formula language', () => {
    const filtered = setMembers(
      setMembers(NO_QUESTION, { kind: 'members', ref: WEEKDAY, values: [6, 7], exclude: true }),
      { kind: 'members', ref: SHIPPED, values: ['2026-10-01', null], exclude: false },
    );
    const text = writeConditions(filtered.conditions);
    expect(text).toBe(
      "not (weekday(sales.order_date) in (6, 7)) and (date_trunc(month, delivery.shipped_date) in (date '2026-10-01') or date_trunc(month, delivery.shipped_date) is null)",
    );
    expect(readConditions(text)).toEqual(filtered.conditions);
    expect(readConditions("lower(channel) in ('a')")).toEqual([
      { kind: 'formula', text: "lower(channel) in ('a')" },
    ]);
  });

  test('change their cut in place and leave together', () => {
    const rows = ['channel', SHIPPED];
    const changed = replaceDimension({ ...NO_QUESTION, rows }, SHIPPED, 'delivery.shipped_date:year');
    expect(changed.rows).toEqual(['channel', 'delivery.shipped_date:year']);
    const both = toggleDimension(changed, 'delivery.shipped_date:part:weekday');
    expect(both.columns).toEqual(['delivery.shipped_date:part:weekday']);
    const shipped = { ref: 'delivery.shipped_date', kind: 'field' } as const;
    expect(shelfOf(both, shipped)).toBe('rows');
    expect(toggleField(both, shipped, SHIPPED)).toMatchObject({ rows: ['channel'], columns: [] });
  });

  test('the day of the time is on and off by itself, whatever parts of it are asked for', () => {
    const day = { ref: 'day', kind: 'grain' } as const;
    const weekday = { ref: 'day:part:weekday', kind: 'grain' } as const;
    const before = { ...NO_QUESTION, rows: [weekday.ref] };
    expect([shelfOf(before, day), shelfOf(before, weekday)]).toEqual([null, 'rows']);
    const both = toggleField(before, day, day.ref);
    expect(both).toMatchObject({ rows: [weekday.ref], columns: ['day'] });
    expect(shelfOf(both, day)).toBe('columns');
    expect(toggleField(both, day, day.ref)).toEqual(before);
    expect(toggleField(both, weekday, weekday.ref)).toMatchObject({ rows: [], columns: ['day'] });
  });
});

describe('dates of the rows in pictures, words and lists', () => {
  test('are drawn as what they are', () => {
    const metrics = [{ name: 'revenue', isRatio: false }];
    const shapes = (rows: readonly string[], columns: readonly string[]) =>
      chartShapes({ rows, columns, metrics, choice: 'auto', periods: 7 })[0];
    expect(shapes([WEEKDAY], [])).toMatchObject({ kind: 'bars', axis: WEEKDAY, series: null });
    expect(shapes([SHIPPED], [])).toMatchObject({ kind: 'lines', axis: SHIPPED });
    const one = { rows: ['month'], columns: [], metrics, choice: 'auto', periods: 1 } as const;
    expect(chartShapes(one)[0]).toMatchObject({ kind: 'bars', axis: 'month' });
    // No line leads from the last month to what was never shipped.
    const unshipped = { rows: [SHIPPED], columns: [], metrics, periods: 7, hasNone: true } as const;
    expect(chartShapes({ ...unshipped, choice: 'auto' })[0]).toMatchObject({ kind: 'bars', axis: SHIPPED });
    expect(chartShapes({ ...unshipped, choice: 'lines' })[0]).toMatchObject({ kind: 'lines' });
    expect(shapes(['channel'], [WEEKDAY])).toMatchObject({ kind: 'lines', axis: WEEKDAY, series: 'channel' });
  });

  test('members have names in both languages', () => {
    const text = (value: string | number, ref: string) => [
      memberText(memberKey(value), ref, { words: zh, locale: 'zh' }),
      memberText(memberKey(value), ref, { words: en, locale: 'en' }),
    ];
    expect(text(1, WEEKDAY)).toEqual(['周一', 'Mon']);
    expect(text(7, WEEKDAY)).toEqual(['周日', 'Sun']);
    expect(text(12, 'a.b:part:month')).toEqual(['12月', 'Dec']);
    expect(text(3, 'a.b:part:quarter')).toEqual(['三季度', 'Q3']);
    expect(text(9, 'a.b:part:hour')).toEqual(['9时', '09:00']);
    expect(text('2026-10-01', SHIPPED)).toEqual(['2026年10月', 'Oct 2026']);
  });

  test('only dates are cut, and hours only where there is a time of day', () => {
    const parts = (type: 'date' | 'timestamp' | 'text', kind: 'field' | 'grain' = 'field') =>
      cutsOf({ ref: 'a.b', kind, type }).map(({ grain, part }) => grain ?? part);
    expect(parts('text')).toEqual([]);
    expect(parts('date', 'grain')).toEqual([]);
    const ofOwnDay = cutsOf({ ref: 'day', kind: 'grain', type: 'date' }).map(writeDateKey);
    expect(ofOwnDay).toEqual(
      ['weekday', 'day', 'week', 'month', 'quarter'].map((part) => `day:part:${part}`),
    );
    expect(parts('date')).not.toContain('hour');
    expect(parts('timestamp')).toContain('hour');
    expect(readDateKey('sales.order_date:part:century')).toBeNull();
    expect(readDateKey('sales.order_date')).toBeNull();
  });
});

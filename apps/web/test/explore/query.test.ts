import { describe, expect, test } from 'vitest';
import { chartDimensions } from '../../src/charts/panel/chart-shape.ts';
import { cliText, curlText, yamlText } from '../../src/pages/explore/question/copied.ts';
import {
  drillInto,
  moveDimension,
  placeDimension,
  setMembers,
  toggleDimension,
  toggleFigure,
  toggleMetric,
} from '../../src/pages/explore/question/edit.ts';
import { againstHead, againstText } from '../../src/parts/question/against.ts';
import { dividingOf } from '../../src/parts/question/closed.ts';
import { askable, comparableOf, withAgainst } from '../../src/parts/question/comparable.ts';
import { setOwnGrains } from '../../src/parts/question/own-grains.ts';
import { askedOf } from '../../src/parts/question/query-of.ts';
import { NO_QUESTION, type Question } from '../../src/parts/question/question.ts';
import { type Parts, shareOf } from '../../src/parts/question/share-of.ts';
import { periodOf } from '../../src/parts/question/spans.ts';
import { en } from '../../src/words/en.ts';

const FRAME = { period: '2026-10', month: '2026-10', compare: 'year_ago', isNarrowed: false };

const METRICS: readonly Parts[] = [
  { name: 'revenue', additive: 'always' },
  { name: 'cash', additive: 'not_over_time' },
  { name: 'margin', additive: 'never' },
];

function ask(change: Partial<Question>) {
  const question = { ...NO_QUESTION, metrics: ['revenue'], ...change };
  return askedOf(question, FRAME, chartDimensions(question.rows, question.columns), METRICS);
}

describe('the query of a question', () => {
  test('asks for every subtotal that the table and the chart show', () => {
    const { query, keys } = ask({ rows: ['channel', 'category'], columns: ['month'], span: '3m' });
    expect(keys).toEqual(['channel', 'category', 'month']);
    expect(query).toEqual({
      metrics: ['revenue'],
      by: ['channel', 'category', 'month'],
      period: '2026-08..2026-10',
      compare: ['year_ago'],
      totals: [[], ['channel'], ['channel', 'month'], ['month'], ['channel', 'category']],
    });
  });

  test('asks for less where the server would refuse so many groupings', () => {
    const metrics = Array.from({ length: 14 }, (_, i) => `m${i}`);
    const { query } = ask({
      metrics,
      rows: ['a', 'b'],
      columns: ['month', 'c'],
      against: ['year_ago', 'budget'],
    });
    const totals = query.totals as readonly unknown[];
    expect(14 * 3 * (1 + totals.length)).toBeLessThanOrEqual(14 * 3 * 6);
    expect(query.totals).toContainEqual(['a', 'month', 'c']);
  });

  test('limits the last dimension of the rows, whatever stands in the columns', () => {
    const { query, keys } = ask({ rows: ['shop.name'], columns: ['channel'], top: 5 });
    expect(keys).toEqual(['channel', 'shop.name']);
    expect(query).toMatchObject({ limit: 5, others: true, order: [{ by: 'revenue', desc: true }] });
  });

  test('has no totals, order or limit without dimensions', () => {
    expect(ask({ against: [] }).query).toEqual({ metrics: ['revenue'], by: [], period: '2026-10' });
  });

  test.each([
    ['', '2026-10'],
    ['3m', '2026-08..2026-10'],
    ['ytd', '2026-01..2026-10'],
    ['12m', '2025-11..2026-10'],
    ['2025-Q4', '2025-Q4'],
  ])('period %s is %s', (span, period) => {
    expect(periodOf(span, FRAME)).toBe(period);
  });
});

describe('what a table shows', () => {
  const base = { rows: ['channel', 'category'], columns: ['month'], span: '3m' };
  const share = (change: Partial<Question>) => ask({ ...base, ...change }).query.share;

  test.each([
    ['row', { within: ['channel', 'category'] }],
    ['column', { within: ['month'] }],
    ['total', { within: [] }],
    ['parent', { parent: ['channel', 'category'] }],
  ] as const)('share of the %s', (shown, of) => {
    expect(share({ shown })).toEqual({ ...of, metrics: ['revenue'] });
  });

  test('only of what adds up; balances where time stays', () => {
    const metrics = ['revenue', 'cash', 'margin'];
    expect(share({ metrics, shown: 'column' })?.metrics).toEqual(['revenue', 'cash']);
    expect(share({ metrics, shown: 'row' })?.metrics).toEqual(['revenue']);
    expect(share({ metrics: ['margin'], shown: 'total' })).toBeUndefined();
    expect(share({ shown: 'value' })).toBeUndefined();
  });

  test('none along a dimension whose members are no parts', () => {
    const question = { ...NO_QUESTION, ...base, metrics: ['revenue'] };
    const metrics = [{ name: 'revenue', additive: 'always', notAlong: ['category'] }] as const;
    expect(shareOf({ ...question, shown: 'total' }, metrics)).toBeUndefined();
    expect(shareOf({ ...question, shown: 'row' }, metrics)).toEqual({
      within: base.rows,
      metrics: ['revenue'],
    });
  });

  test('a metric that stays a figure has no share', () => {
    const metrics = ['revenue', 'cash'];
    expect(share({ metrics, shown: 'column', figures: ['revenue'] })?.metrics).toEqual(['cash']);
    expect(share({ metrics, shown: 'column', figures: metrics })).toBeUndefined();
    const shown = { ...NO_QUESTION, metrics, shown: 'total', figures: ['cash'] } as const;
    expect(toggleFigure(shown, 'cash').figures).toEqual([]);
    expect(toggleFigure(shown, 'revenue').figures).toEqual(['cash', 'revenue']);
    expect(toggleMetric(shown, 'cash').figures).toEqual([]);
  });

  test('a sort by a share ends with the shares', () => {
    const sort = { by: 'revenue__share', desc: true, at: null };
    const flat = { layout: 'flat', top: 5, sort } as const;
    expect(ask({ ...base, ...flat, shown: 'total' }).query.order).toEqual([
      { by: 'revenue__share', desc: true },
    ]);
    expect(ask({ ...base, ...flat }).query.order).toEqual([{ by: 'revenue', desc: true }]);
  });

  test('currency, day and definitions go into the question', () => {
    const terms = { currency: 'USD', isConstant: true, asOf: { day: '2026-08-01', isToday: false } };
    expect(ask({ ...base, ...terms }).query).toMatchObject({
      currency: 'USD',
      constant_currency: true,
      as_of: { data: '2026-08-01' },
    });
    expect(ask({ ...base, isRestated: true }).query.restated).toBe(true);
    expect(ask(base).query).not.toHaveProperty('restated');
    expect(ask({ ...base, isConstant: true }).query).not.toHaveProperty('constant_currency');
  });
});

describe('how a question is compared', () => {
  test('with a fixed period, which the answer calls by a name of its own', () => {
    const asked = ask({ against: ['year_ago', 'fixed:2024-Q1..2024-Q3'] });
    expect(asked.query.compare).toEqual(['year_ago', { fixed: '2024-Q1..2024-Q3' }]);
    expect(asked.against).toEqual(['year_ago', 'fixed_2024_q1_to_2024_q3']);
    expect(againstText('fixed_2024_q1_to_2024_q3', en)).toBe('2024-Q1..2024-Q3');
    expect(againstHead('fixed_2024', 'percent', en)).toBe('vs 2024');
    expect(againstHead('year_ago', 'points', en)).toBe('YoY pts');
  });

  test('hours with what the bar says, but not beside periods of the company; cohorts with nothing unless it is asked', () => {
    expect(ask({ rows: ['hour'], against: null }).against).toEqual(['year_ago']);
    setOwnGrains(['season']);
    expect(ask({ rows: ['season', 'hour'], against: null }).query).not.toHaveProperty('compare');
    expect(ask({ rows: ['season'], against: null }).against).toEqual(['year_ago']);
    setOwnGrains([]);
    expect(ask({ rows: ['cohort'], columns: ['age'], against: null }).against).toEqual([]);
    expect(ask({ rows: ['cohort'], against: ['previous'] }).query.compare).toEqual(['previous']);
  });

  test('lined up, cut and filled as it says; empty periods only beside time', () => {
    const ways = { alignment: 'weekday', partial: 'full', isFilled: true } as const;
    expect(ask({ rows: ['month'], ...ways }).query).toMatchObject({
      alignment: 'weekday',
      partial: 'full',
      fill: true,
    });
    expect(ask({ rows: ['channel'], isFilled: true }).query).not.toHaveProperty('fill');
    for (const part of ['alignment', 'partial', 'fill'])
      expect(ask({ rows: ['month'] }).query).not.toHaveProperty(part);
  });
});

describe('comparisons that not every question has', () => {
  test('with figures as they were closed, of whole periods of the whole company alone', () => {
    const against = ['year_ago', 'closed'];
    const monthly = { rows: ['month'], span: '3m', against };
    const asked = ask(monthly);
    expect(asked.query.compare).toEqual(against);
    expect(asked).toMatchObject({ against, notClosed: null });
    expect(ask({ against }).query.compare).toEqual(against);
    const conditions = [{ kind: 'formula', text: 'amount > 1' }] as const;
    for (const [notClosed, change] of [
      ['where', { conditions }],
      ['by', { rows: ['channel'] }],
      ['by', { columns: ['quarter'] }],
      ['by', { rows: ['day:part:weekday'] }],
      ['currency', { currency: 'USD' }],
      ['as_of', { asOf: { day: '2026-08-01', isToday: true } }],
    ] as const) {
      const without = ask({ ...monthly, ...change });
      expect(without).toMatchObject({ against: ['year_ago'], notClosed });
      expect(without.query.compare).toEqual(['year_ago']);
    }
    expect(dividingOf({ ...NO_QUESTION, rows: ['month'] }, true)).toBe('scope');
    expect(ask({ rows: ['channel'], against: ['year_ago'] }).notClosed).toBe(null);
    const sort = { by: 'revenue__closed_change', desc: true, at: null };
    expect(ask({ ...monthly, layout: 'flat', sort }).query).not.toHaveProperty('order');
  });

  test('with a plan on the snapshot days of both, or on all of them', () => {
    const asked = ask({ rows: ['month'], against: ['budget:matched', 'budget', 'forecast'] });
    expect(asked.query.compare).toEqual([{ budget: true, matched: 'snapshots' }, 'forecast']);
    expect(asked.against).toEqual(['budget', 'forecast']);
    expect(againstText('budget:matched', en)).toBe('Budget (snapshots of both)');
    expect(withAgainst(['year_ago', 'budget'], 'budget:matched')).toEqual(['year_ago', 'budget:matched']);
    expect(withAgainst(['budget:matched'], 'fixed:2024')).toEqual(['budget:matched', 'fixed:2024']);
  });

  test('only with what every metric has; a plan among the rows is one', () => {
    const rows = (name: string, matched: boolean) => ({
      name,
      plans: {},
      row_plans: [{ plan: 'budget' as const, matched }],
    });
    const metrics = [rows('sales', true), rows('begun', false), { name: 'due', plans: { budget: 'x' } }];
    const plans = (...chosen: readonly string[]) =>
      comparableOf(metrics, chosen).filter((each) => each.startsWith('budget'));
    expect(plans('sales')).toEqual(['budget', 'budget:matched']);
    expect(plans('sales', 'begun')).toEqual(['budget']);
    expect(plans('sales', 'due')).toEqual(['budget']);
    expect(comparableOf(metrics, ['due']).at(-1)).toBe('closed');
    expect(comparableOf(metrics, [])).toEqual(['year_ago', 'previous']);
    expect(askable(['budget:matched', 'fixed:2024', 'target'], comparableOf(metrics, ['sales']))).toEqual([
      'budget:matched',
      'fixed:2024',
    ]);
  });
});

describe('editing a question', () => {
  const base: Question = {
    ...NO_QUESTION,
    metrics: ['revenue'],
    rows: ['channel', 'category'],
    columns: ['month'],
  };

  test('time goes beside rows, everything else below them', () => {
    expect(toggleDimension({ ...base, columns: [] }, 'month').columns).toEqual(['month']);
    expect(toggleDimension(NO_QUESTION, 'month').rows).toEqual(['month']);
    expect(toggleDimension(base, 'region').rows).toEqual(['channel', 'category', 'region']);
    expect(toggleDimension(base, 'channel').rows).toEqual(['category']);
  });

  test('a dimension stands in one place only', () => {
    const moved = placeDimension(base, { ref: 'month', shelf: 'rows', before: 'category' });
    expect(moved).toMatchObject({ rows: ['channel', 'month', 'category'], columns: [] });
    expect(moveDimension(base, 'category', -1).rows).toEqual(['category', 'channel']);
    expect(moveDimension(base, 'channel', -1).rows).toEqual(['channel', 'category']);
  });

  test('a metric that goes takes its sort along', () => {
    const sorted = { ...base, sort: { by: 'revenue', desc: true, at: null } };
    expect(toggleMetric(sorted, 'revenue')).toMatchObject({ metrics: [], sort: null });
  });

  test('one condition for each dimension; none without members', () => {
    const one = setMembers(base, { kind: 'members', ref: 'channel', values: ['a'], exclude: false });
    const two = setMembers(one, { kind: 'members', ref: 'channel', values: ['b'], exclude: true });
    expect(two.conditions).toEqual([{ kind: 'members', ref: 'channel', values: ['b'], exclude: true }]);
    expect(
      setMembers(two, { kind: 'members', ref: 'channel', values: [], exclude: false }).conditions,
    ).toEqual([]);
  });

  test('drilling keeps the way down as conditions and puts the next level in its place', () => {
    expect(drillInto(base, [{ ref: 'channel', value: 'shops' }], 'shop.name')).toMatchObject({
      rows: ['shop.name', 'category'],
      columns: ['month'],
      conditions: [{ kind: 'members', ref: 'channel', values: ['shops'], exclude: false }],
    });
    const path = [
      { ref: 'channel', value: 'shops' },
      { ref: 'category', value: null },
    ];
    expect(drillInto(base, path, 'product.series')).toMatchObject({
      rows: ['product.series'],
      conditions: [
        { ref: 'channel', values: ['shops'] },
        { ref: 'category', values: [null] },
      ],
    });
  });
});

describe('the same question elsewhere', () => {
  const { query } = ask({
    rows: ['channel'],
    conditions: [{ kind: 'members', ref: 'channel', values: ["O'Brien"], exclude: false }],
  });

  test('curl keeps quotes and holds no token', () => {
    const text = curlText(query, 'http://127.0.0.1:4600');
    expect(text).toContain('$PLUMBLINE_TOKEN');
    expect(text).toContain(String.raw`channel in ('\''O'\'''\''Brien'\'')`);
  });

  test('flags where flags say it, else the whole query', () => {
    const { totals: _, ...plain } = query;
    expect(cliText(plain)).toBe(
      [
        'plumbline query revenue',
        '  --workspace .',
        '  --by channel',
        '  --period 2026-10',
        String.raw`  --where 'channel in ('\''O'\'''\''Brien'\'')'`,
        '  --compare year_ago',
      ].join(' \\\n'),
    );
    expect(cliText(query)).toContain('--query -');
    expect(cliText({ metrics: ['revenue'], restated: true })).toMatch(/ \\\n {2}--restated$/);
  });

  test('YAML quotes what YAML would read as something else', () => {
    expect(yamlText(query)).toBe(
      [
        'metrics: [revenue]',
        'by: [channel]',
        'period: "2026-10"',
        `where: "channel in ('O''Brien')"`,
        'compare: [year_ago]',
        'totals: [[]]',
      ].join('\n'),
    );
  });
});

import { parseDay } from '@plumbline/calendar';
import type { RowsQuery, RowsResult } from '@plumbline/query';
import { afterAll, describe, expect, test } from 'vitest';
import { buildWorld, compilerAnswerer, type Database, rowsGiveTheFigure } from '../src/index.ts';

const runs = Number(process.env.LAW_RUNS ?? 25);
const answerer = compilerAnswerer();
afterAll(() => answerer.close());

describe('laws, rows behind figures', () => {
  test(rowsGiveTheFigure.name, async () => {
    await rowsGiveTheFigure.check(answerer, { numRuns: runs });
  });
});

const INTEGER = { kind: 'integer' } as const;
const TEXT = { kind: 'text' } as const;
const DATE = { kind: 'date' } as const;
const table = (columns: Readonly<Record<string, typeof INTEGER | typeof TEXT | typeof DATE>>) => ({
  columns: Object.entries(columns).map(([name, type]) => ({ name, type })),
});

const database: Database = new Map([
  [
    'sales',
    {
      ...table({ id: INTEGER, day: DATE, amount: INTEGER, cost: INTEGER, channel: TEXT, shop: INTEGER }),
      rows: [
        [1, '2024-01-10', 5, 1, 'web', 1],
        [2, '2024-01-31', 7, 2, null, 2],
        [3, '2024-02-01', 11, 3, 'web', 2],
        [4, '2024-02-29', 13, null, 'desk', 9],
        [5, '2024-03-02', 17, 5, 'web', 1],
      ],
    },
  ],
  [
    'stock',
    {
      ...table({ day: DATE, item: TEXT, units: INTEGER }),
      rows: [
        ['2024-01-31', 'chair', 4],
        ['2024-02-27', 'chair', 3],
        ['2024-02-27', 'table', 8],
        ['2024-02-28', 'table', 6],
      ],
    },
  ],
  [
    'shops',
    {
      ...table({ id: INTEGER, city: TEXT }),
      rows: [
        [1, 'Oslo'],
        [2, 'Rome'],
      ],
    },
  ],
]);

const { world, codes } = buildWorld({
  settings: {},
  database,
  definitions: {
    datasets: [
      {
        name: 'sales',
        primary_key: ['id'],
        time: 'day',
        fields: [{ name: 'gain', expression: 'amount - cost' }],
      },
      { name: 'stock', primary_key: ['day', 'item'], time: 'day' },
      { name: 'shops', primary_key: ['id'] },
    ],
    relationships: [
      { name: 'sold_in', from: 'sales', to: 'shops', from_columns: ['shop'], to_columns: ['id'] },
    ],
    metrics: {
      revenue: 'sum(sales.amount)',
      profit: 'sum(sales.gain)',
      margin: 'profit / revenue',
      web_share: "(revenue where sales.channel = 'web') / total(revenue)",
      units: 'closing(sum(stock.units))',
      own_units: 'closing(sum(stock.units), per: stock.item, missing: carry)',
      turns: 'revenue / average_balance(sum(stock.units))',
      mean_units: 'average_balance(sum(stock.units), points: month)',
      typical: 'median(revenue per sales.shop)',
      typical_share: 'typical / revenue',
      three_months: 'trailing(revenue, 3 months)',
      so_far: 'to_date(revenue, year)',
      growth_rate: 'growth(revenue, 1 month)',
    },
  },
});

async function open(query: RowsQuery): Promise<RowsResult> {
  const answer = await answerer.rows({ ...world, query, today: parseDay('2024-03-05') ?? 0 });
  if (answer.kind === 'refused') throw new Error(answer.codes.join(', '));
  return answer.result;
}

async function ids(query: RowsQuery): Promise<readonly unknown[]> {
  return (await open(query)).rows.map(([id]) => id);
}

describe('rows of a figure', () => {
  test('the definitions are sound', () => expect(codes).toEqual([]));

  test('of a member, of the missing member, of rows without a match', async () => {
    expect(await ids({ metric: 'revenue', at: { 'sales.channel': 'web' } })).toEqual([1, 3, 5]);
    expect(await ids({ metric: 'revenue', at: { 'sales.channel': null } })).toEqual([2]);
    expect(await ids({ metric: 'revenue', at: { 'shops.city': null } })).toEqual([4]);
    expect(await ids({ metric: 'revenue', at: { month: '2024-02', 'shops.city': 'Rome' } })).toEqual([3]);
  });

  test('of a total: a key of the question without a member', async () => {
    const by = ['month', 'sales.channel'];
    expect(await ids({ metric: 'revenue', by, at: { month: '2024-01-01' } })).toEqual([1, 2]);
    expect(await ids({ metric: 'revenue', by, at: {}, period: '2024-02' })).toEqual([3, 4]);
  });

  test('under conditions of the question and of the formula', async () => {
    const at = { quarter: '2024-Q1' };
    expect(await ids({ metric: 'web_share', at, where: 'sales.amount > 6' })).toEqual([3, 5]);
    const { measures } = await open({ metric: 'web_share', at, where: 'sales.amount > 6' });
    expect(measures.map(({ where }) => where)).toEqual([
      "sales.amount > 6 and sales.channel = 'web'",
      'sales.amount > 6',
    ]);
    expect(await ids({ metric: 'web_share', at, where: 'sales.amount > 6', measure: 1 })).toEqual([
      2, 3, 4, 5,
    ]);
  });

  test('a ratio has the measures of both sides', async () => {
    const { measures, reads, columns, rows } = await open({ metric: 'margin', at: { month: '2024-02' } });
    expect(measures.map(({ formula, label }) => [formula, label.en])).toEqual([
      ['sum(sales.gain)', 'profit'],
      ['sum(sales.amount)', 'revenue'],
    ]);
    expect(reads).toEqual(['gain']);
    expect(columns.map(({ name }) => name)).toEqual([
      'id',
      'day',
      'gain',
      'amount',
      'cost',
      'channel',
      'shop',
    ]);
    expect(rows).toEqual([
      [3, '2024-02-01', 8, 11, 3, 'web', 2],
      [4, '2024-02-29', null, 13, null, 'desk', 9],
    ]);
  });

  test('of windows and earlier ranges', async () => {
    expect(await ids({ metric: 'three_months', at: { month: '2024-02' } })).toEqual([1, 2, 3, 4]);
    expect(await ids({ metric: 'so_far', at: { day: '2024-02-01' } })).toEqual([1, 2, 3]);
    expect(await ids({ metric: 'growth_rate', at: { month: '2024-02' }, measure: 1 })).toEqual([1, 2]);
    expect(await ids({ metric: 'revenue', at: { month: '2024-03' }, compare: 'previous' })).toEqual([3]);
    expect(await ids({ metric: 'revenue', at: { month: '2024-03' }, compare: { fixed: '2024-01' } })).toEqual(
      [1, 2],
    );
    expect(await ids({ metric: 'revenue', at: { month: '2025-01' } })).toEqual([]);
  });

  test('of a stock: the chosen day, before any condition', async () => {
    const february = { month: '2024-02' };
    expect((await open({ metric: 'units', at: february })).rows).toEqual([['2024-02-28', 'table', 6]]);
    expect((await open({ metric: 'units', at: { ...february, 'stock.item': 'chair' } })).rows).toEqual([]);
    expect((await open({ metric: 'own_units', at: february })).rows).toEqual([
      ['2024-02-27', 'chair', 3],
      ['2024-02-28', 'table', 6],
    ]);
    const { measures, rows } = await open({ metric: 'turns', at: february, measure: 1 });
    expect(measures.map(({ formula }) => formula)).toEqual([
      'sum(sales.amount)',
      'opening(sum(stock.units))',
      'closing(sum(stock.units))',
    ]);
    expect(rows).toEqual([['2024-01-31', 'chair', 4]]);
  });

  test('are refused where a figure is not made of plain rows; its other measures open', async () => {
    const at = { month: '2024-02' };
    await expect(open({ metric: 'typical', at })).rejects.toThrow('query/no-plain-rows');
    await expect(open({ metric: 'mean_units', at })).rejects.toThrow('query/no-plain-rows');
    const { measures, rows } = await open({ metric: 'typical_share', at, measure: 1 });
    expect(measures.map(({ formula, opens }) => [formula, opens])).toEqual([
      ['median(revenue per sales.shop)', false],
      ['sum(sales.amount)', true],
    ]);
    expect(rows.map(([id]) => id)).toEqual([3, 4]);
  });
});

const ledger: Database = new Map([
  [
    'ledger',
    {
      ...table({ id: INTEGER, code: INTEGER, amount: INTEGER }),
      rows: [
        [1, 41, 100],
        [2, 42, 30],
        [3, 421, 5],
        [4, 43, 9],
      ],
    },
  ],
  [
    'account',
    {
      ...table({ code: INTEGER, parent: INTEGER, sign: TEXT }),
      rows: [
        [4, null, '~'],
        [41, 4, '+'],
        [42, 4, '-'],
        [421, 42, null],
        [43, 4, '~'],
      ],
    },
  ],
]);

test('of a member of a tree: what is below it, with what each row counts', async () => {
  const { world: books } = buildWorld({
    settings: {},
    database: ledger,
    definitions: {
      datasets: [
        { name: 'ledger', primary_key: ['id'] },
        { name: 'account', primary_key: ['code'] },
      ],
      relationships: [
        { name: 'posted', from: 'ledger', to: 'account', from_columns: ['code'], to_columns: ['code'] },
      ],
      hierarchies: [
        { name: 'accounts', dataset: 'account', key: 'code', parent: 'parent', operator: 'sign' },
      ],
      metrics: { profit: 'rollup(sum(ledger.amount), along: accounts)' },
    },
  });
  const query = { metric: 'profit', at: { 'account.code': '4' }, columns: ['amount', 'code', 'factor'] };
  const answer = await answerer.rows({ ...books, query, today: parseDay('2024-03-05') ?? 0 });
  if (answer.kind === 'refused') throw new Error(answer.codes.join(', '));
  expect(answer.result.rows.map((row) => row.map(Number))).toEqual([
    [1, 100, 41, 1],
    [2, 30, 42, -1],
    [3, 5, 421, -1],
  ]);
});

const books: Database = new Map([
  [
    'entries',
    {
      ...table({ id: INTEGER, day: DATE, scenario: TEXT, amount: INTEGER }),
      rows: [
        [1, '2024-01-30', 'Actual', 100],
        [2, '2024-01-31', 'Actual', 70],
        [3, '2024-01-31', 'Budget', 90],
        [4, '2024-02-29', 'Budget', 95],
        [5, '2023-01-31', 'Actual', 40],
        [6, '2023-01-25', 'Actual', 50],
        [7, '2023-01-31', 'Budget', 45],
        [8, '2023-01-28', 'Actual', 1],
      ],
    },
  ],
]);

test('of matched snapshots: the days that both sides have, whichever side is opened; of weekdays, those a year ago', async () => {
  const { world: matched } = buildWorld({
    settings: {},
    database: books,
    definitions: {
      datasets: [
        {
          name: 'entries',
          primary_key: ['id'],
          time: 'day',
          scenarios: { field: 'scenario', actual: 'Actual', budget: 'Budget' },
        },
      ],
      metrics: { booked: 'sum(entries.amount)' },
    },
  });
  const of = async (query: Partial<RowsQuery>) => {
    const asked = { metric: 'booked', at: { month: '2024-01' }, ...query };
    const answer = await answerer.rows({ ...matched, query: asked, today: parseDay('2024-03-05') ?? 0 });
    return answer.kind === 'refused' ? answer.codes : answer.result.rows.map(([id]) => id);
  };
  expect(await of({})).toEqual([1, 2]);
  expect(await of({ matched: ['budget'] })).toEqual([2]);
  expect(await of({ compare: { budget: true, matched: 'snapshots' } })).toEqual([3]);
  expect(await of({ matched: ['budget'], compare: { budget: true, matched: 'snapshots' } })).toEqual([3]);
  expect(await of({ matched: ['budget'], compare: 'year_ago' })).toEqual([5]);
  expect(await of({ matched: ['forecast'] })).toContain('query/no-plan');
  // 364 days before Saturday 27 January 2024 is Saturday 28 January 2023; the day of the same date a Friday.
  const saturday = { at: { day: '2024-01-27' }, compare: 'year_ago' } as const;
  expect(await of(saturday)).toEqual([]);
  expect(await of({ ...saturday, alignment: 'weekday' })).toEqual([8]);
});

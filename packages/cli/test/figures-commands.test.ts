import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { build, runPlumbline } from './run-plumbline.ts';
import { makeShop } from './shop.ts';

let shop: ReturnType<typeof makeShop>;
beforeAll(build);
beforeEach(() => {
  shop = makeShop();
});
afterEach(() => shop.remove());

const inShop = (args: readonly string[], more: Parameters<typeof runPlumbline>[1] = {}) =>
  runPlumbline(args, { cwd: shop.folder, ...more });

describe('rows', () => {
  const table = [
    '▸ 0  Revenue  sum(orders.amount)  2024-01-01 – 2024-01-31',
    '',
    'order_id  ordered_on   amount  region',
    '────────  ──────────  ───────  ──────',
    '       1  2024-01-05  1100.00  North',
    '       2  2024-01-20    50.50  South',
    '',
    'rows 1–2 of 2',
    '',
  ];

  test('lists what a figure is made of', async () => {
    const { code, stdout } = await inShop(['rows', 'revenue', '--at', 'month=2024-01', '--locale', 'en']);
    expect([code, stdout.split('\n')]).toEqual([0, table]);
    const south = ['--at', "orders.region='South'", '--columns', 'amount', '--format', 'csv'];
    const csv = await inShop(['rows', 'revenue', ...south]);
    expect(csv.stdout).toBe('order_id,amount\r\n2,50.50\r\n4,1.00\r\n');
  });

  test('by other keys of the question, and of totals', async () => {
    const csv = async (...more: readonly string[]) =>
      (await inShop(['rows', 'revenue', '--columns', 'amount', '--format', 'csv', ...more])).stdout;
    const fridays = ['--by', 'orders.ordered_on:part:weekday', '--at', 'orders.ordered_on_weekday=5'];
    expect(await csv(...fridays, '--period', '2024-01')).toBe('order_id,amount\r\n1,1100.00\r\n');
    const own = ['--by', 'day:part:weekday', '--at', 'day_weekday=5'];
    expect(await csv(...own, '--period', '2024-01')).toBe('order_id,amount\r\n1,1100.00\r\n');
    const january = ['--by', 'month,orders.region', '--at', 'month=2024-01'];
    expect(await csv(...january, '--peers', 'label')).toBe('order_id,amount\r\n1,1100.00\r\n2,50.50\r\n');
  });

  test('says which matched plan there is none of', async () => {
    const { code, stderr } = await inShop(['rows', 'revenue', '--matched', 'budget', '--locale', 'en']);
    expect([code, stderr]).toEqual([1, expect.stringContaining('matched: error query/no-plan')]);
  });

  test('says what is no member', async () => {
    const { code, stderr } = await inShop(['rows', 'revenue', '--at', 'month=2024-13', '--locale', 'en']);
    expect([code, stderr]).toEqual([
      1,
      'at.month: error query/not-a-member: “2024-13” is no member of month, whose values are months\n',
    ]);
  });
});

describe('statements', () => {
  const TAKINGS = [
    'statements:',
    '  - name: takings',
    '    label: {zh: 收支表, en: Takings}',
    '    lines: [{name: gross, label: {zh: 含税收入, en: Gross}, formula: revenue}, {name: net, formula: gross / 1.13}]',
    '',
  ].join('\n');

  test('lists the lines and how they are asked for', async () => {
    appendFileSync(join(shop.folder, 'plumbline.yaml'), TAKINGS);
    const { code, stdout } = await inShop(['statements', '--locale', 'en']);
    expect([code, stdout.split('\n')]).toEqual([
      0,
      [
        'Takings  takings',
        'line   ask for        unit   formula',
        '─────  ─────────────  ─────  ──────────────',
        'Gross  takings.gross  money  [Revenue]',
        'net    takings.net    money  [Gross] / 1.13',
        '',
      ],
    ]);
    const json = await inShop(['statements', 'takings', '--format', 'json']);
    expect(JSON.parse(json.stdout).statements).toMatchObject([
      { name: 'takings', lines: [{ metric: 'takings.gross' }, { metric: 'takings.net' }] },
    ]);
    expect((await inShop(['query', 'takings.gross', '--format', 'csv'])).stdout).toContain('1158.75');
  });

  test('names one that is not there', async () => {
    appendFileSync(join(shop.folder, 'plumbline.yaml'), TAKINGS);
    const { code, stderr } = await inShop(['statements', 'taking', '--locale', 'en']);
    expect([code, stderr.split('\n')[0]]).toEqual([
      1,
      'error model/unknown-statement: there is no statement called taking',
    ]);
    expect((await inShop(['statements', 'takings', '--url', 'http://127.0.0.1:1'])).code).toBe(1);
  });

  test('none', async () => {
    expect((await inShop(['statements', '--locale', 'en'])).stdout).toBe('(no statements)\n');
  });
});

describe('reconcile', () => {
  const BOOKS = [
    '  - {name: booked, label: {zh: 账面收入, en: Booked}, formula: "sum(orders.amount) where orders.amount > 5"}',
    'reconciliations:',
    '  - {name: books, label: {zh: 账实核对, en: Books}, left: revenue, right: booked, by: [month]}',
    '  - {name: close_enough, left: revenue, right: booked, tolerance: 0.1%}',
    '',
  ].join('\n');
  beforeEach(() => appendFileSync(join(shop.folder, 'plumbline.yaml'), BOOKS));

  test('lists the cells that differ', async () => {
    const { code, stdout, stderr } = await inShop(['reconcile', 'books', '--locale', 'en']);
    expect([code, stderr]).toEqual([1, '']);
    const lines = stdout.split('\n');
    expect(lines[0]).toBe('Books  books  revenue − booked');
    expect(lines[1]).toBe('3 cells compared, 1 differs');
    expect(lines[3]).toMatch(/Month\s+Revenue\s+Booked\s+Difference/);
    expect(lines[5]).toMatch(/2024-03 \*?\s+1\.00\s+\S*\s+/);
    expect(lines.find((line) => line.startsWith('Total'))).toMatch(/1,158\.75\s+1,157\.75\s+1\.00/);
  });

  test('agrees within the tolerance, over a period, and as JSON', async () => {
    expect((await inShop(['reconcile', 'close_enough'])).code).toBe(0);
    const json = await inShop(['reconcile', '--period', '2024-01', '--format', 'json']);
    expect(json.code).toBe(0);
    expect(JSON.parse(json.stdout).reconciliations).toMatchObject([
      {
        reconciliation: { name: 'books' },
        agrees: true,
        cells: 1,
        rows: [],
        total: [null, '1150.50', '1150.50', '0.00'],
      },
      {
        reconciliation: { name: 'close_enough' },
        agrees: true,
        cells: 1,
        total: ['1150.50', '1150.50', '0.00'],
      },
    ]);
  });

  test('names one that is not there', async () => {
    const { code, stderr } = await inShop(['reconcile', 'book', '--locale', 'en']);
    expect([code, stderr.split('\n')[0]]).toEqual([
      1,
      'error model/unknown-reference: there is no reconciliation called book',
    ]);
  });
});

import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FLAGS } from '../src/arguments/flags.ts';
import { parseArguments } from '../src/arguments/parse-arguments.ts';
import { runMain } from './run-main.ts';
import { makeShop } from './shop.ts';

const METRICS = `
  - {name: orders_placed, formula: count(orders)}
  - {name: average_order, formula: revenue / orders_placed}
  - {name: growing, formula: "growth(revenue, 1 month)"}
  - {name: running, formula: "to_date(revenue, year)"}
  - {name: window, formula: "trailing(revenue, 2 months)"}
  - {name: part, formula: "share(revenue)"}
  - {name: place, formula: "rank(revenue)"}
  - {name: best, formula: "max(revenue per orders.region)"}
`;

let shop: ReturnType<typeof makeShop>;
beforeAll(() => {
  shop = makeShop();
  appendFileSync(join(shop.folder, 'plumbline.yaml'), METRICS.slice(1));
});
afterAll(() => shop.remove());

const run = (args: readonly string[], input = '') =>
  runMain(shop.folder, args, { input, env: { LANG: 'en_US.UTF-8' } });

const word = fc.constantFrom(
  ...[
    'revenue',
    'month',
    'orders.region',
    'year_ago',
    '2024',
    '2024-02',
    'last 2 months',
    '10',
    '-1',
    '',
    '-',
  ],
  ...[
    'revenue:desc',
    'region',
    "orders.region = 'North'",
    'revenue > 1',
    'fixed:2023',
    'q.json',
    '--',
    '-h',
    '収入',
  ],
  ...['json', 'csv', 'table', 'true', '[收入]', "'", '(', 'a,b', '\u0000', '💥', '..', '/'],
);
const flag = fc
  .constantFrom(...Object.keys(FLAGS).filter((name) => name !== 'query'))
  .map((name) => `--${name}`);
const argument = fc.oneof(
  { weight: 4, arbitrary: word },
  { weight: 4, arbitrary: flag },
  { weight: 1, arbitrary: fc.tuple(flag, word).map(([name, value]) => `${name}=${value}`) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
);

describe('any command line', () => {
  test('is read, or told what is wrong with it', () => {
    fc.assert(
      fc.property(fc.array(argument, { maxLength: 12 }), (args) => {
        const { command, flags, diagnostics } = parseArguments(args);
        expect(command !== null || diagnostics.length > 0 || flags.help || flags.version).toBeTruthy();
        for (const found of diagnostics) expect(found.code).toMatch(/^cli\//);
      }),
      { numRuns: 3000 },
    );
  });

  test('ends with 0 or 1', { timeout: 60_000 }, async () => {
    const commands = fc.constantFrom('query', 'explain', 'check', 'load', 'help');
    await fc.assert(
      fc.asyncProperty(commands, fc.array(argument, { maxLength: 6 }), async (command, args) => {
        const { code, stdout, stderr } = await run([command, ...args]);
        expect(stderr).not.toContain('cli/internal-error');
        expect(code === 0 ? stdout : stderr).not.toBe('');
        expect([0, 1]).toContain(code);
      }),
      { numRuns: 60 },
    );
  });
});

const metric = fc.constantFrom(
  ...['revenue', 'orders_placed', 'average_order', 'growing', 'running', 'window', 'part', 'place', 'best'],
  ...['[收入]', 'nothing', '', '💥'],
);
const key = fc.constantFrom<unknown>(
  ...[
    'day',
    'week',
    'month',
    'quarter',
    'year',
    'fiscal_year',
    'hour',
    'orders.region',
    'region',
    'orders.amount',
  ],
  { field: 'orders.ordered_on', grain: 'month' },
  { field: 'orders.ordered_on', part: 'weekday', as: 'w' },
  ...[{ field: 'orders.region' }, { field: 'orders.region', grain: 'month' }, {}, 5, null],
);
const condition = fc.constantFrom(
  ...[
    "orders.region = 'North'",
    'orders.amount > 5',
    'revenue > 1',
    'revenue__year_ago is null',
    'true',
    '1',
  ],
  ...["orders.ordered_on >= date '2024-02-01'", 'orders.region in (1)', '((', "'", 'not', '$name = 1', ''],
  'orders in (revenue per orders.region having revenue > 0)',
);
const near = fc.record(
  {
    metrics: fc.array(metric, { maxLength: 4 }),
    by: fc.array(key, { maxLength: 3 }),
    period: fc.constantFrom(
      '2024',
      '2024-02',
      '2023-12..2024-02',
      'ytd',
      'last 2 months',
      'FY2024',
      '2024-13',
      '..',
      '',
    ),
    where: condition,
    having: condition,
    compare: fc.array(
      fc.constantFrom<unknown>('year_ago', 'previous', 'budget', { fixed: '2024-01' }, {}, 1),
      {
        maxLength: 3,
      },
    ),
    order: fc.array(fc.record({ by: fc.oneof(metric, fc.constant('month')), desc: fc.boolean() }), {
      maxLength: 2,
    }),
    limit: fc.constantFrom<unknown>(1, 2, 0, -1, 1.5, 'x', 1e99),
    others: fc.boolean(),
    totals: fc.constantFrom<unknown>(true, 'all', [['month'], []], 'some', 3),
    fill: fc.boolean(),
    partial: fc.constantFrom('to_date', 'full', 'exclude_current', 'never'),
  },
  { requiredKeys: ['metrics'] },
);
const anything = fc.oneof(
  { weight: 6, arbitrary: near },
  { weight: 1, arbitrary: fc.jsonValue() },
  { weight: 1, arbitrary: fc.tuple(near, fc.jsonValue()).map(([query, by]) => ({ ...query, by })) },
);

describe('any query', () => {
  test('has an answer or findings on its line', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anything, { minLength: 40, maxLength: 60 }), async (queries) => {
        const { code, stdout } = await run(['query', '--query', '-'], JSON.stringify(queries));
        const lines = stdout
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line));
        expect(lines.length).toBe(queries.length);
        expect([0, 1]).toContain(code);
        for (const [i, line] of lines.entries()) {
          const codes = (line.diagnostics ?? []).map((found: { code: string }) => found.code);
          expect(line.rows !== undefined || codes.length > 0, JSON.stringify(queries[i])).toBe(true);
          const ours = codes.filter((found: string) => /^engine\/|internal/.test(found));
          expect(ours, JSON.stringify(queries[i])).toEqual([]);
        }
      }),
      { numRuns: 8 },
    );
  });

  test('text that is no JSON is told once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1 }), async (text) => {
        fc.pre(!isJson(text));
        const { code, stderr } = await run(['query', '--query', '-', '--format', 'table'], text);
        expect(code).toBe(1);
        expect(stderr).toContain('cli/query-not-json');
      }),
      { numRuns: 200 },
    );
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('limits', () => {
  const ask = async (query: object) => {
    const { code, stdout } = await run(['query', '--query', '-'], JSON.stringify(query));
    const answer = JSON.parse(stdout);
    return {
      code,
      codes: answer.diagnostics?.map((found: { code: string }) => found.code) ?? answer.rows.length,
    };
  };
  test('branches, lists, depth and size', async () => {
    const by = ['year', 'quarter', 'month', 'day', 'orders.region'];
    const many = { metrics: ['revenue', 'orders_placed', 'average_order', 'running'], by, totals: 'all' };
    expect(await ask({ ...many, compare: ['year_ago', 'previous'] })).toEqual({
      code: 1,
      codes: ['query/too-many-branches'],
    });
    const listed = (count: number) =>
      `orders.order_id in (${Array.from({ length: count }, (_, i) => i).join(',')})`;
    expect((await ask({ metrics: ['revenue'], where: listed(1000) })).code).toBe(0);
    expect(await ask({ metrics: ['revenue'], where: listed(10_001) })).toMatchObject({ code: 1 });
    const deep = `${'('.repeat(5000)}1 = 1${')'.repeat(5000)}`;
    expect(await ask({ metrics: ['revenue'], where: deep })).toMatchObject({ code: 1 });
    const nots = `${'not '.repeat(2000)}true`;
    expect(await ask({ metrics: ['revenue'], where: nots })).toMatchObject({ code: 1 });
    expect(await ask({ metrics: ['revenue'], by: ['day'], period: '0001..9999', fill: true })).toMatchObject({
      code: 1,
    });
    const wide = Array.from({ length: 5000 }, () => 'revenue');
    expect((await ask({ metrics: wide })).code).toBe(1);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseArguments } from '../src/arguments/parse-arguments.ts';
import { queryOfFlags } from '../src/arguments/query-of-flags.ts';
import { splitList } from '../src/arguments/split-list.ts';

const codes = (args: readonly string[]) => parseArguments(args).diagnostics.map((d) => d.code);
const hints = (args: readonly string[]) =>
  parseArguments(args).diagnostics.flatMap((d) => d.hints.map((h) => h.replace));

describe('parseArguments', () => {
  test('reads a command, its metrics and its flags in any order', () => {
    const parsed = parseArguments([
      'query',
      'revenue',
      '--by',
      'month,territory.country',
      'orders',
      '--limit=5',
      '--totals',
      '--by',
      'channel',
      '--format',
      'json',
    ]);
    expect(parsed.diagnostics).toEqual([]);
    expect(parsed.command).toBe('query');
    expect(parsed.positionals).toEqual(['revenue', 'orders']);
    expect(parsed.flags).toEqual({
      by: ['month', 'territory.country', 'channel'],
      limit: 5,
      totals: true,
      format: 'json',
    });
  });

  test('flags may stand before the command', () => {
    const parsed = parseArguments(['--workspace', 'shop', 'check']);
    expect([parsed.command, parsed.flags.workspace, parsed.diagnostics]).toEqual(['check', 'shop', []]);
  });

  test('a text that starts with a dash is a value, a flag is not', () => {
    expect(parseArguments(['query', 'm', '--where', '-x > 1']).flags.where).toBe('-x > 1');
    const parsed = parseArguments(['query', 'm', '--by', '--format', 'json', '--fill']);
    expect(parsed.diagnostics.map((d) => [d.code, d.params])).toEqual([
      ['cli/missing-value', { flag: '--by' }],
    ]);
    expect(parsed.flags).toEqual({ format: 'json', fill: true });
  });

  test('unknown words come with the nearest one', () => {
    expect(codes(['qurey'])).toEqual(['cli/unknown-command']);
    expect(hints(['qurey'])).toEqual(['query']);
    expect(codes(['query', 'm', '--perod', '2013'])).toEqual(['cli/unknown-flag']);
    expect(hints(['query', 'm', '--perod', '2013'])).toEqual(['--period']);
    expect(hints(['query', 'm', '--format', 'jsn'])).toEqual(['json']);
  });

  test('every misuse has its own code', () => {
    expect(codes([])).toEqual(['cli/missing-command']);
    expect(codes(['query', 'm', '--limit', 'ten'])).toEqual(['cli/not-a-count']);
    expect(codes(['query', 'm', '--limit', '0'])).toEqual(['cli/not-a-count']);
    expect(codes(['query', 'm', '--limit', '1e3'])).toEqual(['cli/not-a-count']);
    expect(codes(['demo', '--scale', '0'])).toEqual(['cli/out-of-range']);
    expect(codes(['demo', '--scale', 'much'])).toEqual(['cli/out-of-range']);
    expect(codes(['query', 'm', '--fill=yes'])).toEqual(['cli/unexpected-value']);
    expect(codes(['query', 'm', '--period', '2013', '--period', '2014'])).toEqual(['cli/repeated-flag']);
    expect(codes(['check', '--by', 'month'])).toEqual(['cli/flag-not-for-command']);
    expect(codes(['check', 'a', 'b'])).toEqual(['cli/unexpected-argument']);
  });

  test('help needs nothing else', () => {
    expect(parseArguments(['help', 'query'])).toMatchObject({
      command: 'query',
      flags: { help: true },
      diagnostics: [],
    });
    expect(codes(['--help'])).toEqual([]);
    expect(codes(['-v'])).toEqual([]);
  });

  test('never throws', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(fc.string(), fc.constantFrom('query', '--by', '--', '-h', '--limit', '--no-load', '=')),
        ),
        (args) => {
          expect(Array.isArray(parseArguments(args).diagnostics)).toBe(true);
        },
      ),
    );
  });
});

test('splitList keeps brackets and quotes whole', () => {
  expect(splitList("month, [渠道,名称],'a,b',, x")).toEqual(['month', '[渠道,名称]', "'a,b'", 'x']);
});

test('queryOfFlags writes the query that the flags ask', () => {
  const { positionals, flags } = parseArguments([
    'query',
    'revenue',
    'orders',
    '--by',
    'month,sales.shipped:quarter,sales.ordered:part:weekday',
    '--period',
    '2013',
    '--where',
    "country = 'France'",
    '--having',
    'orders > 2',
    '--compare',
    'year_ago,fixed:2011,budget:matched',
    '--order',
    'revenue:desc,month',
    '--limit',
    '10',
    '--others',
    '--totals',
    '--fill',
    '--currency',
    'CNY',
    '--constant-currency',
    '--alignment',
    'spring_festival',
    '--peers',
    'label',
    '--partial',
    'full',
    '--as-of',
    'data:2014-02-01',
  ]);
  expect(queryOfFlags(positionals, flags)).toEqual({
    metrics: ['revenue', 'orders'],
    by: ['month', { field: 'sales.shipped', grain: 'quarter' }, { field: 'sales.ordered', part: 'weekday' }],
    period: '2013',
    where: "country = 'France'",
    having: 'orders > 2',
    compare: ['year_ago', { fixed: '2011' }, { budget: true, matched: 'snapshots' }],
    order: [{ by: 'revenue', desc: true }, { by: 'month' }],
    limit: 10,
    others: true,
    totals: true,
    fill: true,
    alignment: 'spring_festival',
    peers: 'label',
    partial: 'full',
    as_of: { data: '2014-02-01' },
    currency: 'CNY',
    constant_currency: true,
  });
});

test('a format that a command cannot print is refused', () => {
  expect(parseArguments(['load', '--format', 'csv']).diagnostics).toMatchObject([
    { code: 'cli/not-a-choice', params: { flag: '--format', value: 'csv', choices: ['table', 'json'] } },
  ]);
  expect(parseArguments(['load', '--format', 'json']).diagnostics).toEqual([]);
  expect(parseArguments(['query', 'revenue', '--format', 'csv']).diagnostics).toEqual([]);
});

test.each([
  ['total', { within: [] }],
  ['within:month,channel', { within: ['month', 'channel'] }],
  ['parent:region,city', { parent: ['region', 'city'] }],
  ['of:month', 'of:month'],
])('--share %s', (written, share) => {
  const { positionals, flags } = parseArguments(['query', 'revenue', '--share', written]);
  expect(queryOfFlags(positionals, flags)).toEqual({ metrics: ['revenue'], share });
});

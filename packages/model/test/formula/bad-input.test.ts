import { formatDiagnostic } from '@plumbline/diagnostics';
import {
  formatMetric,
  formatRow,
  namesIn,
  resolveDimension,
  typeMetricFormula,
  typeRowExpression,
} from '@plumbline/model';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { metricFormula, rowCondition } from './arbitrary-formula.ts';
import { insideOf, shop } from './shop.ts';

const lines = insideOf('order_lines', new Map([['OrderDateKey', { kind: 'integer' as const }]]));

/** Reads a text in every way; the answer is an expression or at least one error, with offsets inside the text. */
function readEverywhere(text: string): void {
  const metrics = typeMetricFormula(text, {
    ...shop,
    params: new Map([['p', 1]]),
    results: new Map([['revenue', { kind: 'double' as const }]]),
  });
  const readings = [metrics, typeRowExpression(text, lines, false), typeRowExpression(text, shop, true)];
  for (const { expr, problems } of readings) {
    const errors = problems.filter((problem) => problem.diagnostic.severity === 'error');
    expect(expr === null, text).toBe(errors.length > 0);
    for (const { start, end, diagnostic } of problems) {
      expect([start >= 0, start <= end, end <= text.length], `${diagnostic.code} ${start} ${end}`).toEqual([
        true,
        true,
        true,
      ]);
      for (const locale of ['zh', 'en'] as const)
        expect(formatDiagnostic(diagnostic, locale)).not.toMatch(/undefined|\[object|NaN/);
    }
  }
  if (metrics.expr !== null) expect(formatMetric(metrics.expr)).not.toBe('');
  for (const { expr } of readings.slice(1)) if (expr !== null) expect(formatRow(expr as never)).not.toBe('');
  expect(Array.isArray(namesIn(text))).toBe(true);
  expect(typeof resolveDimension(text, shop)).toBe('object');
}

const WORDS = [
  'revenue',
  'cogs',
  'orders',
  'order_lines',
  'order_lines.amount',
  'stock.value',
  'customer',
  'channel',
  'month',
  'quantity',
  'status',
  'is_gift',
  '[销售收入]',
  '[数量]',
  '[无]',
  '销售收入',
  'OrderDateKey',
  '$p',
  '$',
  'x',
  '_',
  'é',
  'sum(',
  'count(',
  'avg(',
  'percentile(',
  'closing(',
  'average_balance(',
  'prior(',
  'trailing(',
  'to_date(',
  'at(',
  'total(',
  'share(',
  'rank(',
  'rollup(',
  'convert(',
  'conversion(',
  'retention(',
  'new(',
  'cohort(',
  'account(',
  'under(',
  'if(',
  'case',
  'when',
  'then',
  'else',
  'end',
  'coalesce(',
  'round(',
  'date_add(',
  'date_trunc(',
  'cast(',
  'parse_date(',
  'band(',
  'matches(',
  'concat(',
  'days(',
  'foo(',
  'where',
  'per',
  'having',
  'and',
  'or',
  'not',
  'in',
  'in (',
  'between',
  'like',
  'is',
  'null',
  'true',
  'as',
  'date',
  "date '2024-01-31'",
  "timestamp 'x'",
  'points:',
  'per:',
  'missing:',
  'within:',
  'along:',
  'by:',
  'to:',
  'rate:',
  'fixed',
  'average',
  'carry',
  'asc',
  'days',
  '1 year',
  '12 months',
  '0',
  '1',
  '2.5',
  '10%',
  '99999999999999999999999999999999999999999',
  "'France'",
  "'",
  '"',
  '[',
  ']',
  '(',
  ')',
  '（',
  '）',
  ',',
  '，',
  '、',
  ':',
  '.',
  '->',
  '+',
  '-',
  '--',
  '*',
  '/',
  '/*',
  '%',
  '=',
  '<>',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  '≥',
  '＝',
  '&&',
  '||',
  '^',
  '#',
  ';',
  '\u0000',
  '\ud800',
  '😀',
  '\n',
  '　',
  '2011-01',
  'FY2011',
  '2011-Q1',
];

describe('whatever is written, reading ends with an expression or with reasons', () => {
  test('random text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), readEverywhere), { numRuns: 1000 });
  });

  test('random 16-bit units, broken pairs included', () => {
    const units = fc
      .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 120 })
      .map((codes) => String.fromCharCode(...codes));
    fc.assert(fc.property(units, readEverywhere), { numRuns: 500 });
  });

  test('random words of the language', () => {
    const soup = fc
      .tuple(fc.array(fc.constantFrom(...WORDS), { maxLength: 25 }), fc.constantFrom(' ', ''))
      .map(([words, glue]) => words.join(glue));
    fc.assert(fc.property(soup, readEverywhere), { numRuns: 3000 });
  });

  test('sound formulas with a piece cut out, doubled or put elsewhere', () => {
    const edited = fc
      .tuple(
        fc.oneof(metricFormula, rowCondition),
        fc.nat(),
        fc.nat({ max: 12 }),
        fc.nat(),
        fc.constantFrom('cut', 'double', 'move'),
      )
      .map(([text, from, length, to, how]) => {
        const start = from % (text.length + 1);
        const piece = text.slice(start, start + length);
        const rest = how === 'double' ? text : text.slice(0, start) + text.slice(start + length);
        if (how === 'cut') return rest;
        const at = to % (rest.length + 1);
        return rest.slice(0, at) + piece + rest.slice(at);
      });
    fc.assert(fc.property(edited, readEverywhere), { numRuns: 2000 });
  });
});

describe('size and depth', () => {
  const codesOf = (text: string) =>
    typeMetricFormula(text, shop).problems.map((problem) => problem.diagnostic.code);

  test('10,000 bytes are read, one more is not; Chinese counts three', () => {
    expect(codesOf(`1${' '.repeat(9_999)}`)).toEqual([]);
    expect(typeMetricFormula(`1${' '.repeat(10_000)}`, shop).problems[0]).toMatchObject({
      start: 0,
      end: 10_001,
      diagnostic: { code: 'model/formula-too-long', params: { bytes: 10_001, limit: 10_000 } },
    });
    expect(codesOf(`'${'汉'.repeat(3_334)}'`)).toEqual(['model/formula-too-long']);
    expect(codesOf(`'${'汉'.repeat(3_332)}'`)).toEqual([]);
  });

  const nested = (open: string, inner: string, close: string, times: number) =>
    open.repeat(times) + inner + close.repeat(times);

  test.each([
    ['brackets', '(', '1', ')'],
    ['calls', 'abs(', '1', ')'],
    ['signs', '- ', 'units', ''],
    ['not', 'not ', 'true', ''],
    ['case', 'case when true then ', '1', ' end'],
    ['in', '1 in (', '1', ')'],
    ['where', "revenue where 'a' = (", "'a'", ')'],
    ['prior', 'prior(', 'revenue', ', 1 year)'],
    ['per', 'sum(', 'revenue', ' per customer)'],
    ['members', 'revenue where channel in (', 'revenue', ' per channel)'],
    ['later', 'annualize(', 'revenue', ')'],
    ['stock', 'closing(', 'sum(stock.value)', ')'],
  ])('%s inside each other: 10 kB of them are refused in order', (_, open, inner, close) => {
    const times = Math.floor((10_000 - inner.length) / (open.length + close.length));
    expect(codesOf(nested(open, inner, close, times))).toEqual(['model/formula-too-deep']);
    expect(codesOf(open.repeat(Math.floor(10_000 / open.length)))).toEqual(['model/formula-too-deep']);
    expect(codesOf(nested(open, inner, close, 5))).not.toContain('model/formula-too-deep');
  });

  test('199 levels are read, printed and read again', () => {
    const { expr } = typeMetricFormula(nested('abs(', 'units', ')', 199), shop);
    expect(formatMetric(expr!)).toBe(nested('abs(', 'units', ')', 199));
    expect(codesOf(nested('abs(', 'units', ')', 200))).toEqual(['model/formula-too-deep']);
    expect(codesOf(nested('(', '1', ')', 200))).toEqual([]);
    expect(codesOf(nested('(', '1', ')', 201))).toEqual(['model/formula-too-deep']);
  });

  test('a chain of operators grows to the left and counts the same', () => {
    expect(codesOf(Array(200).fill('1').join('+'))).toEqual([]);
    expect(codesOf(Array(202).fill('1').join('+'))).toEqual(['model/formula-too-deep']);
    expect(codesOf(Array(5000).fill('1').join('+'))).toEqual(['model/formula-too-deep']);
    expect(codesOf(Array(700).fill('units = 1').join(' or '))).toEqual(['model/formula-too-deep']);
  });

  test('between inside between does not grow without end', () => {
    let formula = 'units';
    for (let i = 0; i < 60; i++) formula = `if(${formula} between 1 and 2, 1, 0)`;
    expect(codesOf(formula)).toEqual(['model/formula-too-large']);
    expect(codesOf('(if(units between 1 and 2, 1, 0) between 0 and 1) is not null')).toEqual([]);
  });

  test('at most 50 findings for one text', () => {
    const { problems } = typeMetricFormula(Array(80).fill('nope').join('+'), shop);
    expect(problems).toHaveLength(50);
  });
});

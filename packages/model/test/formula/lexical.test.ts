import { messageOf } from '@plumbline/diagnostics';
import { namesIn, typeMetricFormula, typeRowExpression } from '@plumbline/model';
import { describe, expect, test } from 'vitest';
import { condition, metric, outline, refusedMetric, refusedRow, row } from './reading.ts';
import { insideOf, shop } from './shop.ts';
import { types } from './shop-datasets.ts';

describe('numbers', () => {
  test.each([
    ['1', '1', types.integer],
    ['007', '007', types.integer],
    ['2147483647', '2147483647', types.integer],
    ['2147483648', '2147483648', types.bigint],
    ['-2147483648', '-2147483648', types.integer],
    ['9223372036854775807', '9223372036854775807', types.bigint],
    ['9223372036854775808', '9223372036854775808', types.decimal(19, 0)],
    ['0.5', '0.5', types.decimal(2, 1)],
    ['12.340', '12.340', types.decimal(5, 3)],
    ['10%', '0.10', types.decimal(3, 2)],
    ['5%', '0.05', types.decimal(3, 2)],
    ['100%', '1.00', types.decimal(3, 2)],
    ['12.5%', '0.125', types.decimal(4, 3)],
    ['-0.5%', '-0.005', types.decimal(4, 3)],
    ['-0', '0', types.integer],
  ])('%s', (text, value, type) => {
    expect(metric(text)).toMatchObject({ kind: 'literal', value, type });
  });

  test('a percent sign with a blank before it is the remainder', () => {
    expect(outline(metric('units % 3'))).toBe('(modulo units 3)');
    expect(metric('10 % 3')).toMatchObject({ kind: 'call', fn: 'modulo' });
    expect(refusedMetric('10%«3»')).toMatchObject({ code: 'model/formula-syntax', hints: ['write 10 % 3'] });
  });

  test('more than 38 digits are refused', () => {
    expect(metric('9'.repeat(38))).toMatchObject({ type: types.decimal(38, 0) });
    expect(refusedMetric(`units + «${'9'.repeat(39)}»`)).toMatchObject({
      code: 'model/number-too-long',
      params: { digits: 39, limit: 38 },
    });
  });
});

describe('texts and dates', () => {
  test.each([
    ["'France'", 'France', types.text],
    ["'it''s'", "it's", types.text],
    ["''", '', types.text],
    ["'（全角）,“引号”'", '（全角）,“引号”', types.text],
    ["date '2024-02-29'", '2024-02-29', types.date],
    ["timestamp '2024-01-31 08:00:00'", '2024-01-31T08:00:00', types.timestamp],
    ["timestamp '2024-01-31T08:00:00.250'", '2024-01-31T08:00:00.250', types.timestamp],
    ["timestamp '2024-01-31 08:00'", '2024-01-31T08:00:00', types.timestamp],
    ["timestamp '2024-01-31'", '2024-01-31T00:00:00', types.timestamp],
  ])('%s', (text, value, type) => {
    expect(metric(text)).toMatchObject({ kind: 'literal', value, type });
  });

  test.each([
    "«date '2023-02-29'»",
    "«date '2024-1-1'»",
    "«date ''»",
    "«timestamp '2024-01-31 25:00:00'»",
    "«timestamp 'now'»",
  ])('no date: %s', (template) => {
    expect(refusedMetric(template)).toMatchObject({ code: 'model/bad-date', at: template });
  });

  test('date and timestamp are names where no text follows', () => {
    const scope = insideOf('order_lines', new Map([['date', types.date]]));
    expect(outline(row('year(date)', scope))).toBe('(year date)');
  });
});

describe('what is not closed, or means nothing', () => {
  test.each([
    ["revenue where status = «'paid»", 'model/unclosed', { what: 'text' }],
    ['«[销售收入» ', 'model/unclosed', { what: 'label' }],
    ['«[ ]» + 1', 'model/empty-label', {}],
    ['revenue «#» 2', 'model/unexpected-character', { character: '#' }],
    ['revenue «😀» 2', 'model/unexpected-character', { character: '😀' }],
    ['revenue «}}]»', 'model/unexpected-character', { character: '}' }],
    ['«$» + 1', 'model/unexpected-character', { character: '$' }],
    ['«»', 'model/empty-formula', {}],
    ['«  \t »', 'model/empty-formula', {}],
  ])('%s', (template, code, params) => {
    const text = template.replace('«[销售收入» ', '«[销售收入»');
    expect(refusedMetric(text)).toMatchObject({ code, at: text, params });
  });

  test('signs of other languages are named, with what is written here', () => {
    expect(refusedMetric('units «!=» 1')).toMatchObject({ code: 'model/foreign-sign', replace: ['<>'] });
    expect(refusedMetric('units «==» 1')).toMatchObject({ code: 'model/foreign-sign', replace: ['='] });
    expect(refusedMetric('units > 1 «&&» units < 3')).toMatchObject({
      code: 'model/foreign-sign',
      replace: ['and'],
    });
    expect(refusedMetric('units «^» 2')).toMatchObject({
      code: 'model/foreign-sign',
      hints: ['write power(x, y)'],
    });
  });

  test('there are no comments, and two minus signs are not taken for arithmetic', () => {
    expect(refusedMetric('revenue «--» cogs')).toMatchObject({ code: 'model/no-comments' });
    expect(refusedMetric('revenue «/*» cogs')).toMatchObject({ code: 'model/no-comments' });
  });

  test('texts stand in single quotes', () => {
    const scope = insideOf('order_lines');
    expect(refusedRow('status = «"it\'s"»', scope, true)).toMatchObject({
      code: 'model/double-quotes',
      replace: ["'it''s'"],
    });
  });
});

describe('full-width signs are read as meant, with one note', () => {
  test.each([
    ['（revenue － cogs）／ revenue', '(revenue - cogs) / revenue'],
    ['revenue － cogs', 'revenue - cogs'],
    ['【销售收入】× 2', 'revenue * 2'],
    ['units ≥ 1 and units ≠ 3', 'units >= 1 and units <> 3'],
    ['units in (1、2，3)', 'units in (1, 2, 3)'],
    ['１０％', '10%'],
    ['ｒｅｖｅｎｕｅ ÷ ２', 'revenue / 2'],
    ['revenue　－　cogs', 'revenue - cogs'],
  ])('%s', (written, meant) => {
    const typed = typeMetricFormula(written, shop);
    expect(outline(typed.expr!)).toBe(outline(metric(meant)));
    expect(typed.problems.map(({ diagnostic }) => [diagnostic.code, diagnostic.severity])).toEqual([
      ['model/full-width', 'note'],
    ]);
  });

  test('curly and full-width quotes make texts', () => {
    const scope = insideOf('order_lines');
    for (const text of ['status = ‘paid’', 'status = ＇paid＇']) {
      expect(outline(condition(text, scope))).toBe("(eq order_lines.status 'paid')");
    }
  });

  test('an ideographic blank needs no note', () => {
    expect(typeMetricFormula('revenue　- cogs', shop).problems).toEqual([]);
  });

  test('the note marks the first sign and says what it is read as', () => {
    const { problems } = typeMetricFormula('revenue －（cogs）', shop);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ start: 8, end: 9 });
    expect(messageOf(problems[0]!.diagnostic, 'zh')).toBe('－ 按 - 理解');
    expect(problems[0]!.diagnostic.hints[0]!.replace).toBe('-');
  });
});

describe('raw columns', () => {
  const columns = new Map([
    ['OrderDateKey', types.integer],
    ['金额', types.decimal(18, 2)],
    ['Unit Price', types.double],
    ['a]b', types.double],
  ]);

  test('any letters, only in field expressions of their dataset', () => {
    const scope = insideOf('order_lines', columns);
    expect(row("parse_date(OrderDateKey, 'yyyyMMdd')", scope)).toMatchObject({
      args: [{ kind: 'column', name: 'OrderDateKey', type: types.integer }],
    });
    expect(outline(row('金额 * quantity', scope))).toBe('(multiply 金额 order_lines.quantity)');
    expect(outline(row('[Unit Price] + [a]]b]', scope))).toBe('(add Unit Price a]b)');
    expect(refusedRow('«OrderDateKey» = 1', scope, true).code).toBe('model/unknown-dimension');
    expect(refusedMetric('sum(«OrderDateKey»)').code).toBe('model/unknown-dimension');
  });

  test('the column behind a field is known without inspection, others are not', () => {
    expect(refusedRow('«OrderDateKey» * 2', insideOf('order_lines'))).toMatchObject({
      code: 'model/unknown-dimension',
    });
    expect(row('OrderDateKey', insideOf('order_lines', 'unknown'))).toMatchObject({
      kind: 'column',
      type: types.null,
    });
    expect(refusedRow('«revenue»', insideOf('order_lines', 'unknown')).code).toBe('model/metric-in-row');
  });

  test('an own field comes before a column of the same name', () => {
    const scope = insideOf('order_lines', new Map([['amount', types.text]]));
    expect(row('amount', scope)).toMatchObject({
      kind: 'field',
      ref: { dataset: 'order_lines', field: 'amount' },
    });
  });
});

describe('parameters', () => {
  const scope = {
    ...insideOf('order_lines'),
    params: new Map<string, string | number | boolean | null | readonly (string | number)[]>([
      ['$country', 'France'],
      ['least', 12.5],
      ['statuses', ['paid', 'open']],
      ['from', '2024-01-31'],
      ['flag', true],
      ['tiny', 1e-9],
    ]),
  };

  test('become literals', () => {
    expect(outline(condition('territory.country = $country and quantity > $least', scope))).toBe(
      "(and (eq territory.country 'France') (gt order_lines.quantity 12.5))",
    );
    expect(condition('order_date >= $from', scope)).toMatchObject({
      args: [{}, { type: types.date, value: '2024-01-31' }],
    });
    expect(condition('is_gift = $flag', scope)).toMatchObject({ args: [{}, { value: true }] });
    expect(condition('weight > $tiny', scope)).toMatchObject({ args: [{}, { type: types.double }] });
  });

  test('a list spreads inside in (…) and stands nowhere else', () => {
    expect(outline(condition("status in ($statuses, 'new')", scope))).toBe(
      "(in order_lines.status 'paid' 'open' 'new')",
    );
    expect(refusedRow('status = «$statuses»', scope, true)).toMatchObject({ code: 'model/list-outside-in' });
  });

  test('unknown ones are refused, those of the user wait', () => {
    expect(refusedRow('status = «$contry»', scope, true)).toMatchObject({
      code: 'model/unknown-parameter',
      replace: ['$country'],
    });
    expect(condition('territory.country in ($user.countries)', scope)).toMatchObject({
      options: [{ kind: 'later', text: '$user.countries' }],
    });
  });

  test('more than 10,000 options are refused', () => {
    const many = { ...scope, params: new Map([['many', Array.from({ length: 10_001 }, (_, i) => i)]]) };
    const typed = typeRowExpression('quantity in ($many)', many, true);
    expect(typed.problems[0]!.diagnostic).toMatchObject({
      code: 'model/too-many-options',
      params: { count: 10_001, limit: 10_000 },
    });
    const most = { ...scope, params: new Map([['many', Array.from({ length: 10_000 }, (_, i) => i)]]) };
    expect(typeRowExpression('quantity in ($many)', most, true).problems).toEqual([]);
  });
});

test('names and labels of a formula, in order, without functions, arguments and words of the language', () => {
  expect(
    namesIn(
      "closing(sum(stock.value) where product.category = 'x', per: product) / [销售收入] - at(revenue, 2011-01)",
    ),
  ).toEqual([
    { kind: 'name', text: 'stock.value' },
    { kind: 'name', text: 'product.category' },
    { kind: 'name', text: 'product' },
    { kind: 'label', text: '销售收入' },
    { kind: 'name', text: 'revenue' },
  ]);
  expect(namesIn("if(date '2024-01-01' > x, 'a.b', [open")).toEqual([{ kind: 'name', text: 'x' }]);
  expect(namesIn('')).toEqual([]);
});

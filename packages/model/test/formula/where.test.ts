import { formatMetric } from '@plumbline/model';
import { describe, expect, test } from 'vitest';
import { metric, outline, refusedMetric, refusedRow, withoutSpans } from './reading.ts';
import { insideOf } from './shop.ts';

const FRANCE = "territory.country = 'France'";

describe('where binds to what is directly on its left', () => {
  test.each([
    ['a name', `revenue where ${FRANCE}`, "(where revenue | (eq territory.country 'France'))"],
    ['a label', `[销售收入] where ${FRANCE}`, "(where revenue | (eq territory.country 'France'))"],
    [
      'a bracket',
      `(revenue - cogs) where ${FRANCE}`,
      "(where (subtract revenue cogs) | (eq territory.country 'France'))",
    ],
    [
      'a call',
      `prior(revenue, 1 year) where ${FRANCE}`,
      "(where (prior revenue) | (eq territory.country 'France'))",
    ],
    ['a ratio', `margin_rate where ${FRANCE}`, "(where margin_rate | (eq territory.country 'France'))"],
    [
      'inside a bracket',
      `revenue - (cogs where ${FRANCE})`,
      "(subtract revenue (where cogs | (eq territory.country 'France')))",
    ],
    [
      'an argument',
      `growth(revenue where ${FRANCE}, 1 year)`,
      "(growth (where revenue | (eq territory.country 'France')))",
    ],
    [
      'after a sign',
      `-revenue where ${FRANCE}`,
      "(negate (where revenue | (eq territory.country 'France')))",
    ],
    [
      'a filtered one',
      "(revenue where channel = 'web') where channel <> 'x'",
      "(where (where revenue | (eq channel 'web')) | (ne channel 'x'))",
    ],
  ])('%s', (_, formula, tree) => {
    expect(outline(metric(formula))).toBe(tree);
  });

  test('the condition goes on to the end of its bracket', () => {
    expect(
      outline(metric("revenue where channel = 'a' and sold_in.country = 'b' or territory.population = 1")),
    ).toBe(
      "(where revenue | (or (and (eq channel 'a') (eq sold_in.country 'b')) (eq territory.population 1)))",
    );
    expect(outline(metric("coalesce(revenue where channel = 'a', 2)"))).toBe(
      "(coalesce (where revenue | (eq channel 'a')) 2)",
    );
  });
});

describe('the condition of an aggregate', () => {
  test('is part of it, brackets or not', () => {
    const plain = metric(`sum(order_lines.amount) where ${FRANCE}`);
    expect(plain).toMatchObject({ kind: 'aggregate', where: { kind: 'call', fn: 'eq' } });
    expect(withoutSpans(metric(`(sum(order_lines.amount)) where ${FRANCE}`))).toEqual(withoutSpans(plain));
  });

  test('a second one stays outside', () => {
    const twice = metric(`(sum(order_lines.amount) where channel = 'web') where ${FRANCE}`);
    expect(twice).toMatchObject({ kind: 'where', of: { kind: 'aggregate', where: { kind: 'call' } } });
  });

  test('names the fields of its dataset bare', () => {
    expect(outline(metric("sum(order_lines.amount) where status = 'paid' and territory.country = 'x'"))).toBe(
      "(sum order_lines.amount | (and (eq order_lines.status 'paid') (eq territory.country 'x')))",
    );
    expect(outline(metric('count(order_lines) where is_gift'))).toBe(
      '(count order_lines | order_lines.is_gift)',
    );
    expect(refusedMetric("revenue where «status» = 'paid'")).toMatchObject({
      code: 'model/unknown-dimension',
      replace: ['order_lines.status'],
    });
  });

  test('stands inside closing', () => {
    expect(metric(`closing(sum(stock.value) where product.category = 'Desks', per: product)`)).toMatchObject({
      kind: 'closing',
      of: { kind: 'aggregate', dataset: 'stock', where: { kind: 'call' } },
      per: { kind: 'field', dataset: 'product', field: 'product_key' },
    });
  });

  test('stands after the bracket, not inside', () => {
    expect(refusedMetric("sum(«order_lines.amount where order_lines.status = 'paid'»)")).toMatchObject({
      code: 'model/where-inside-aggregate',
      hints: ['write sum(x) where …'],
    });
  });
});

describe('a where that could belong to two is refused with both readings', () => {
  test.each([
    [
      `«revenue - cogs where ${FRANCE}»`,
      [`(revenue - cogs) where ${FRANCE}`, `revenue - (cogs where ${FRANCE})`],
    ],
    [
      `«revenue + cogs * units where ${FRANCE}»`,
      [`(revenue + cogs * units) where ${FRANCE}`, `revenue + cogs * (units where ${FRANCE})`],
    ],
    [
      `«revenue / (revenue + cogs) where ${FRANCE}»`,
      [`(revenue / (revenue + cogs)) where ${FRANCE}`, `revenue / ((revenue + cogs) where ${FRANCE})`],
    ],
    [
      `«revenue % units where ${FRANCE}»`,
      [`(revenue % units) where ${FRANCE}`, `revenue % (units where ${FRANCE})`],
    ],
    [
      `«revenue > cogs where ${FRANCE}»`,
      [`(revenue > cogs) where ${FRANCE}`, `revenue > (cogs where ${FRANCE})`],
    ],
    [
      `«units > 1 and orders where ${FRANCE}»`,
      [`(units > 1 and orders) where ${FRANCE}`, `units > 1 and (orders where ${FRANCE})`],
    ],
    [`«revenue * 2 where ${FRANCE}»`, [`(revenue * 2) where ${FRANCE}`]],
    [`«units is null where ${FRANCE}»`, [`(units is null) where ${FRANCE}`]],
    [`«units in (1, 2) where ${FRANCE}»`, [`(units in (1, 2)) where ${FRANCE}`]],
    [
      `round(«revenue - cogs where ${FRANCE}», 2)`,
      [`(revenue - cogs) where ${FRANCE}`, `revenue - (cogs where ${FRANCE})`],
    ],
  ])('%s', (template, readings) => {
    expect(refusedMetric(template)).toMatchObject({
      code: 'model/ambiguous-where',
      at: template,
      replace: readings,
    });
  });

  test('each reading is a formula', () => {
    const { replace } = refusedMetric(`«revenue - cogs where ${FRANCE}»`);
    expect(replace.map((reading) => outline(metric(reading!)))).toEqual([
      "(where (subtract revenue cogs) | (eq territory.country 'France'))",
      "(subtract revenue (where cogs | (eq territory.country 'France')))",
    ]);
  });
});

describe('where with nothing to filter', () => {
  test.each([
    ["5 «where» channel = 'a'", 'model/where-without-subject'],
    ["case when units > 1 then 1 end «where» channel = 'a'", 'model/where-without-subject'],
    ["revenue where channel = 'a' «where» channel = 'b'", 'model/second-where'],
    ["revenue where channel «where» channel = 'b'", 'model/second-where'],
    ["(«5) where channel = 'a'»", 'model/where-on-value'],
    ["«where» channel = 'a'", 'model/formula-syntax'],
  ])('%s', (template, code) => {
    expect(refusedMetric(template)).toMatchObject({ code, at: template });
  });

  test('rows are looked at one by one', () => {
    const scope = insideOf('order_lines');
    expect(refusedRow('«status where is_gift»', scope)).toMatchObject({ code: 'model/where-in-row' });
    expect(refusedMetric("revenue where («channel where channel = 'b'») = 'a'")).toMatchObject({
      code: 'model/where-in-row',
    });
  });
});

test('members as a condition on rows', () => {
  const repeat = metric('revenue where customer in (orders per customer having orders >= 2)');
  expect(outline(repeat)).toBe('(where revenue | (in members orders having (ge orders 2)))');
  expect(repeat).toMatchObject({
    condition: {
      fields: [{ dataset: 'customer', field: 'customer_key' }],
      per: [{ dataset: 'customer', field: 'customer_key' }],
      negated: false,
    },
  });
  expect(formatMetric(repeat)).toBe(
    'revenue where customer.customer_key in (orders per customer.customer_key having orders >= 2)',
  );
  expect(metric('revenue where channel not in (orders per channel)')).toMatchObject({
    condition: { negated: true, having: null },
  });
  expect(outline(metric('sum(order_lines.amount) where customer_key in (visits per customer)'))).toBe(
    '(sum order_lines.amount | (in members (count visits)))',
  );
  expect(refusedMetric('revenue where «channel in (orders per customer)»').code).toBe('model/not-comparable');
  const pair = metric('revenue where (channel, month) in (orders per (channel, month) having orders >= 2)');
  expect(formatMetric(pair)).toBe(
    'revenue where (channel, month) in (orders per (channel, month) having orders >= 2)',
  );
  const several = refusedMetric('revenue where «channel in (orders per (channel, month))»');
  expect([several.code, several.params]).toEqual([
    'model/not-comparable',
    { left: 'text', right: 'text, month' },
  ]);
  expect(several.hints).toEqual(['write (channel, month) in (… per (channel, month))']);
  expect(refusedMetric('revenue where «month in (orders per week)»').code).toBe('model/not-comparable');
  expect(refusedMetric('revenue where «(channel, 1)» in (orders per (channel, month))').code).toBe(
    'model/members-of-what',
  );
  expect(refusedMetric('revenue where «1 + 1» in (orders per customer)').code).toBe('model/members-of-what');
  expect(refusedMetric('«revenue in (orders per customer)»').code).toBe('model/members-in-metric');
  expect(refusedRow('«customer_key in (orders per customer)»', insideOf('order_lines')).code).toBe(
    'model/members-in-field',
  );
});

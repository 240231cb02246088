import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readQuestion, writeQuestion } from '../../src/parts/question/address.ts';
import { readConditions, writeConditions } from '../../src/parts/question/condition-text.ts';
import {
  ALIGNMENTS,
  CHART_CHOICES,
  LAYOUTS,
  NO_QUESTION,
  PARTIALS,
  PEERS,
  SHOWN,
} from '../../src/parts/question/question.ts';
import { bodyOf, questionOf } from '../../src/parts/question/view-body.ts';

const ref = fc.constantFrom(
  'channel',
  'category',
  'sales_channel.name',
  'month',
  'shop.name_en',
  'product.is_new',
  'sales.order_date:part:weekday',
  'delivery.shipped_date:part:month',
);
const member = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom("O'Brien and Sons", '直营', '2026-01-31', '', "a') or ('"),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);
const members = fc.record({
  kind: fc.constant('members' as const),
  ref,
  values: fc
    .uniqueArray(member, { minLength: 1, maxLength: 4, comparator: 'SameValue' })
    .map((values) => [
      ...values.filter((value) => value !== null),
      ...values.filter((value) => value === null),
    ]),
  exclude: fc.boolean(),
});
const formula = fc.record({
  kind: fc.constant('formula' as const),
  text: fc.constantFrom(
    'amount > 100',
    "channel = 'a' and category = 'b'",
    "name like '% and %'",
    'amount between 1 and 2',
    "(channel = 'a') or (channel = 'b')",
  ),
});
const names = (arbitrary: fc.Arbitrary<string>) => fc.uniqueArray(arbitrary, { maxLength: 3 });
const question = fc
  .record({
    metrics: names(fc.constantFrom('revenue', 'gross_margin_rate', 'orders')),
    rows: names(ref),
    columns: names(ref),
    span: fc.constantFrom('', '3m', 'ytd', '2025', '2026-01..2026-10', 'last 5 months'),
    against: fc.option(
      names(
        fc.constantFrom(
          'year_ago',
          'previous',
          'budget',
          'target:matched',
          'closed',
          'fixed:2024-01..2024-06',
        ),
      ),
    ),
    conditions: fc.array(fc.oneof(members, formula), { maxLength: 3 }),
    having: fc.constantFrom('', 'revenue > 1000', 'true'),
    sort: fc.option(
      fc.record({
        by: fc.option(fc.constantFrom('revenue', 'revenue__year_ago_pct')),
        desc: fc.boolean(),
        at: fc.option(fc.constantFrom('["\\"2026-10-01\\""]', '["\\"a@b\\""]')),
      }),
    ),
    top: fc.option(fc.integer({ min: 1, max: 50 })),
    chart: fc.constantFrom(...CHART_CHOICES),
    layout: fc.constantFrom(...LAYOUTS),
    shown: fc.constantFrom(...SHOWN),
    figures: names(fc.constantFrom('revenue', 'gross_margin_rate')),
    terms: fc.constantFrom({ currency: '', isConstant: false }, { currency: 'USD', isConstant: true }),
    asOf: fc.option(fc.record({ day: fc.constant('2026-08-01'), isToday: fc.boolean() })),
    isRestated: fc.boolean(),
    alignment: fc.constantFrom(...ALIGNMENTS),
    partial: fc.constantFrom(...PARTIALS),
    isFilled: fc.boolean(),
    peers: fc.constantFrom(...PEERS),
    withoutTotals: names(fc.oneof(ref, fc.constantFrom('rows', 'columns'))),
  })
  .map(({ terms, ...each }) => ({
    ...each,
    ...terms,
    columns: each.columns.filter((name) => !each.rows.includes(name)),
  }));

describe('a question in the address', () => {
  test('comes back as it was', () => {
    fc.assert(
      fc.property(question, (asked) => {
        expect(readQuestion({ ...writeQuestion(asked) })).toEqual(asked);
      }),
    );
  });

  test('says nothing where nothing differs from the default', () => {
    expect(Object.values(writeQuestion(NO_QUESTION)).filter((value) => value !== undefined)).toEqual([]);
    expect(readQuestion({})).toEqual(NO_QUESTION);
  });

  test('is short enough to be read by a person', () => {
    const search = {
      metrics: 'revenue,gross_margin_rate',
      rows: 'channel',
      columns: 'month',
      span: '3m',
      where: "category in ('软体沙发', '床垫') and not (channel in ('出口'))",
      order: 'revenue:desc',
      top: 5,
    };
    expect(readQuestion(search)).toEqual({
      ...NO_QUESTION,
      metrics: ['revenue', 'gross_margin_rate'],
      rows: ['channel'],
      columns: ['month'],
      span: '3m',
      conditions: [
        { kind: 'members', ref: 'category', values: ['软体沙发', '床垫'], exclude: false },
        { kind: 'members', ref: 'channel', values: ['出口'], exclude: true },
      ],
      sort: { by: 'revenue', desc: true, at: null },
      top: 5,
    });
  });

  test('any address is a question', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('metrics', 'rows', 'where', 'order', 'top', 'chart'), fc.anything()),
        (search) => {
          expect(readQuestion(search).layout).toBe('subtotals');
        },
      ),
    );
  });
});

describe('conditions as a text', () => {
  test.each([
    ["channel in ('a', 'b')", [{ kind: 'members', ref: 'channel', values: ['a', 'b'], exclude: false }]],
    ['not (shop.city is null)', [{ kind: 'members', ref: 'shop.city', values: [null], exclude: true }]],
    [
      "(channel in ('a') or channel is null)",
      [{ kind: 'members', ref: 'channel', values: ['a', null], exclude: false }],
    ],
    [
      "channel in ('a') or category in ('b')",
      [{ kind: 'formula', text: "channel in ('a') or category in ('b')" }],
    ],
    ['x between 1 and 2', [{ kind: 'formula', text: 'x between 1 and 2' }]],
    ["(channel = 'it''s' and x > 1)", [{ kind: 'formula', text: "channel = 'it''s' and x > 1" }]],
    ["broken = 'quote and more", [{ kind: 'formula', text: "broken = 'quote and more" }]],
    ['', []],
  ])('%s', (text, conditions) => {
    expect(readConditions(text)).toEqual(conditions);
  });

  test('dates, numbers and texts are written as the formula language has them', () => {
    expect(
      writeConditions([
        { kind: 'members', ref: 'shop.opened_date', values: ['2024-01-31'], exclude: false },
        { kind: 'members', ref: 'line', values: [1, -2], exclude: true },
        { kind: 'formula', text: 'a > 1 or b > 1' },
      ]),
    ).toBe("shop.opened_date in (date '2024-01-31') and not (line in (1, -2)) and (a > 1 or b > 1)");
  });
});

test('a saved view is the same question again, with the comparison it was seen with', () => {
  fc.assert(
    fc.property(question, (asked) => {
      const sort = asked.sort?.by == null ? null : { ...asked.sort, at: null };
      expect(questionOf(bodyOf(asked, 'year_ago'))).toEqual({
        ...asked,
        against: asked.against ?? ['year_ago'],
        sort,
      });
    }),
  );
});

test('a view that another page has written may hold parameters', () => {
  const body = bodyOf({ ...NO_QUESTION, metrics: ['revenue'] }, 'year_ago');
  const { conditions } = questionOf({
    ...body,
    where: 'channel in ($names)',
    params: { $names: ["O'Brien", 'b'] },
  });
  expect(conditions).toEqual([{ kind: 'members', ref: 'channel', values: ["O'Brien", 'b'], exclude: false }]);
});

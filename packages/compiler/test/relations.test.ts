import { describe, expect, test } from 'vitest';
import { compiled, openShop } from './shop.ts';

const DEFINITIONS = `
datasets:
  - name: orders
    source: {files: orders.csv}
    primary_key: [id]
    time: day
    additive: {not_over: [item]}
    fields:
      - {name: id, type: integer}
      - {name: day, type: date}
      - {name: seller, type: text}
      - {name: item, type: text}
      - {name: amount, type: "decimal(18,2)"}
  - name: shops
    source: {files: shops.csv}
    primary_key: [shop]
    fields: [{name: shop, type: text}, {name: owner, type: text}, {name: size, type: integer}]
  - name: people
    source: {files: people.csv}
    key_of: code
    valid: {from: starts, to: ends}
    fields:
      - {name: code, type: text}
      - {name: team, type: text}
      - {name: starts, type: date}
      - {name: ends, type: date}
  - name: filed
    source: {files: filed.csv}
    time: people_filed.on
    fields: [{name: code, type: text}, {name: amount, type: integer}]
  - name: people_filed
    source: {files: people_filed.csv}
    history: {key: [code], recorded_at: recorded}
    fields:
      - {name: code, type: text}
      - {name: on, type: date}
      - {name: recorded, type: date}
  - name: seats
    source: {files: seats.csv}
    time: day
    fields: [{name: desk, type: text}, {name: code, type: text}, {name: day, type: date}]
  - name: desks
    source: {files: desks.csv}
    key_of: desk
    valid: {from: since, to: until}
    fields:
      - {name: desk, type: text}
      - {name: floor, type: integer}
      - {name: since, type: timestamptz}
      - {name: until, type: timestamptz}
  - name: links
    source: {files: links.csv}
    fields: [{name: id, type: integer}, {name: word, type: text}, {name: part, type: "decimal(9,4)"}]
  - name: words
    source: {files: words.csv}
    primary_key: [word]
    fields: [{name: word, type: text}, {name: kind, type: text}]
relationships:
  - {name: of_order, from: links, to: orders, from_columns: [id], to_columns: [id]}
  - {name: of_word, from: links, to: words, from_columns: [word], to_columns: [word]}
  - {name: sold_by, from: orders, to: people, from_columns: [seller], to_columns: [code]}
  - {name: filed_by, from: filed, to: people_filed, from_columns: [code], to_columns: [code]}
  - {name: sat_by, from: seats, to: people_filed, from_columns: [code], to_columns: [code]}
  - {name: at_desk, from: seats, to: desks, from_columns: [desk], to_columns: [desk]}
  - {name: owned_by, from: shops, to: people, from_columns: [owner], to_columns: [code]}
bridges: [{name: worded, from: orders, through: links, to: words, allocate: weight, weight: part}]
metrics:
  - {name: filed_amount, formula: sum(filed.amount)}
  - {name: placed_at_desk, formula: count(seats)}
  - {name: rows, formula: count(orders)}
  - {name: revenue, formula: sum(orders.amount)}
  - {name: largest, formula: max(orders.amount)}
  - {name: shop_count, formula: count(shops)}
  - {name: heads, formula: closing(count(people))}
  - {name: version_count, formula: count(people)}
  - {name: own_heads, formula: "closing(count(people), per: people.code)"}
`;

const shop = openShop(DEFINITIONS, {
  orders: `
    id day        seller item amount
    1  2024-01-05 a      x    10.00`,
  shops: `
    shop owner size
    s    a     1`,
  links: `
    id word part
    1  w    1`,
  words: `
    word kind
    w    k`,
  filed: `
    code amount
    a    1`,
  people_filed: `
    code on         recorded
    a    2024-01-01 2024-01-01`,
  seats: `
    desk code day
    d    a    2024-01-05`,
  desks: `
    desk floor since               until
    d    1     2024-01-01T00:00:00 2024-02-01T00:00:00`,
  people: `
    code team  starts     ends
    a    north 2024-01-01 2024-02-01`,
});

const refused = (query: Parameters<typeof compiled>[1]) =>
  compiled(shop, query).diagnostics.map(({ code }) => code);

describe('what time decides', () => {
  test.each([
    [{ metrics: ['shop_count'], by: ['people.team'] }, 'query/versions-need-time'],
    [{ metrics: ['version_count'], by: ['month'] }, 'query/no-time'],
    [{ metrics: ['own_heads'], period: '2024' }, 'query/in-force-per'],
    [{ metrics: ['filed_amount'], by: ['month'] }, 'query/time-of-versions'],
    [{ metrics: ['placed_at_desk'], by: ['desks.floor'] }, 'query/versions-by-instant'],
    [{ metrics: ['revenue'] }, 'query/not-additive'],
    [{ metrics: ['revenue'], by: ['orders.item'], totals: true }, 'query/not-additive'],
    [{ metrics: ['rows'], by: ['words.kind'] }, 'query/bridge-weight'],
    [{ metrics: ['rows'], where: 'words.kind = orders.seller' }, 'query/bridge-condition'],
    [
      { metrics: ['largest'], by: ['words.kind'], order: [{ by: 'largest' }], limit: 1, others: true },
      'query/bridge-others',
    ],
  ])('%j', (query, code) => {
    expect(refused(query)).toEqual([code]);
  });

  test('versions are looked up in one pass, by comparisons alone', () => {
    const { compiled: found } = compiled(shop, { metrics: ['rows'], by: ['people.team'] });
    expect(found?.sql).toContain(
      `LEFT JOIN "people" ON "orders"."seller" = "people"."code" AND "orders"."day" >= coalesce("people"."starts", DATE '-infinity') AND "orders"."day" < coalesce("people"."ends", DATE 'infinity')`,
    );
  });
});

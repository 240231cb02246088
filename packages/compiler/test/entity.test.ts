import { buildModel, readDefinitions } from '@plumbline/model';
import { resolveQuery } from '@plumbline/query';
import { describe, expect, test } from 'vitest';
import { compiled, openShop } from './shop.ts';

const DEFINITIONS = `
datasets:
  - name: orders
    source: {files: orders.csv}
    primary_key: [id]
    time: day
    fields:
      - {name: id, type: integer}
      - {name: day, type: date}
      - {name: buyer, type: text}
      - {name: seller, type: text}
      - {name: place, type: text}
      - {name: amount, type: "decimal(18,2)"}
  - name: visits
    source: {files: visits.csv}
    time: day
    fields: [{name: day, type: date}, {name: visitor, type: text}, {name: page, type: text}]
  - name: places
    source: {files: places.csv}
    primary_key: [place]
    fields: [{name: place, type: text}, {name: parent, type: text}]
relationships:
  - {name: sold_at, from: orders, to: places, from_columns: [place], to_columns: [place]}
hierarchies:
  - {name: tree, dataset: places, key: place, parent: parent}
metrics:
  - {name: revenue, formula: sum(orders.amount)}
  - {name: buyers, formula: "new(count_distinct(orders.buyer), by: orders.buyer)"}
  - {name: visitors, formula: "new(count(visits), by: visits.visitor)"}
  - {name: kept, formula: "retention(orders, by: orders.buyer)"}
  - {name: sellers_kept, formula: "retention(orders, by: orders.seller)"}
  - {name: monthly, formula: "cohort(revenue, by: orders.buyer, grain: month)"}
  - {name: weekly, formula: "cohort(revenue, by: orders.buyer, grain: week)"}
  - {name: in_tree, formula: "rollup(buyers, along: tree)"}
`;

const shop = openShop(DEFINITIONS, {
  orders: `
    id day        buyer seller place amount
    1  2024-01-05 a     s      x     10.00`,
  visits: `
    day        visitor page
    2024-01-02 a       home`,
  places: `
    place parent
    x     x`,
});

const refused = (query: Parameters<typeof compiled>[1]) =>
  compiled(shop, query).diagnostics.map(({ code }) => code);

describe('what follows entities is refused', () => {
  test.each([
    [{ metrics: ['kept'] }, 'query/retention-needs-age'],
    [{ metrics: ['kept', 'monthly'], by: ['cohort'] }, 'query/retention-needs-age'],
    [{ metrics: ['kept', 'monthly'], by: ['month', 'age'] }, 'query/retention-by-time'],
    [{ metrics: ['sellers_kept', 'monthly'], by: ['cohort', 'age'] }, 'query/retention-other-entity'],
    [{ metrics: ['monthly'], by: ['age', 'cohort'], limit: 1, others: true }, 'query/cohort-others'],
    [{ metrics: ['in_tree'], by: ['places.place'] }, 'query/entity-in-rollup'],
    [{ metrics: ['visitors'], by: ['visits.page'] }, 'query/first-needs-key'],
  ])('%j', (query, code) => {
    expect(refused(query)).toContain(code);
  });

  test('two cohorts in one query', () => {
    const { diagnostics } = resolveQuery({ metrics: ['monthly', 'weekly'] }, shop.model);
    expect(diagnostics.map(({ code, at }) => [code, at])).toEqual([
      ['query/two-cohorts', { kind: 'query', path: 'metrics[1]' }],
    ]);
  });

  test('a first row by two times', () => {
    const metrics = `
metrics:
  - {name: sent, formula: sum(orders.amount), time: orders.sent}
  - {name: ordered, formula: sum(orders.amount)}
  - {name: both, formula: "new(sent + ordered, by: orders.buyer)"}`;
    const fields = [
      ['sent', 'date'],
      ['day', 'date'],
      ['buyer', 'text'],
      ['amount', '"decimal(18,2)"'],
    ];
    const written = fields.map(([name, type]) => `{name: ${name}, type: ${type}}`).join(', ');
    const dataset = `datasets: [{name: orders, source: {files: o.csv}, time: day, fields: [${written}]}]`;
    const root = 'workspace: shop\nlocale: en\ncurrency: CNY\ntimezone: Asia/Shanghai\n';
    const read = readDefinitions(new Map([['plumbline.yaml', `${root}${dataset}${metrics}`]]), new Map());
    const { diagnostics } = buildModel(read.definitions, new Map());
    expect(diagnostics.filter((d) => d.severity === 'error').map(({ code }) => code)).toEqual([
      'model/entity-two-times',
    ]);
  });

  test('nothing where only the time of the first row is asked for', () => {
    expect(refused({ metrics: ['visitors'], by: ['month'] })).toEqual([]);
  });
});

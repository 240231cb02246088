import {
  exportOssie,
  filesOfObjects,
  importOssie,
  readDefinitions,
  type WrittenObject,
  writtenObjects,
} from '@plumbline/model';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

const SHOP = `
workspace: shop
currency: EUR
description: {zh: 小店, en: A shop}
datasets:
  - name: orders
    source: {files: data/orders.csv}
    primary_key: [order_id]
    time: day
    description: Every order
    synonyms: [sales]
    fields:
      - {name: order_id, column: OrderID}
      - {name: day, expression: "cast(ordered_at as date)"}
      - {name: amount, type: "decimal(18,2)", unit: money}
      - {name: net, expression: "amount / 1.2"}
      - {name: zone, expression: "case when matches(channel, '^w') then 'web' else 'shop' end"}
    tests: [{unique: [order_id]}, {not_null: [day]}]
  - {name: customers, source: {files: data/customers.csv}, primary_key: [customer_id]}
relationships:
  - {name: buyer, from: orders, to: customers, from_columns: [customer_id], to_columns: [customer_id], required: true}
dimensions:
  - {name: client, fields: [orders.customer_id, customers.customer_id]}
metrics:
  - {name: revenue, label: {zh: 收入, en: Revenue}, formula: sum(orders.amount), unit: money}
  - {name: sold, formula: count(orders)}
  - {name: web, formula: "revenue where orders.zone = 'web'"}
  - {name: web_share, formula: web / revenue}
  - {name: growth_rate, formula: "growth(revenue, 1 year)"}
`;

const settings = { sourceOf: (table: string) => ({ connection: 'warehouse', table }) };
const objectsOf = (text: string) => writtenObjects(new Map([['plumbline.yaml', text]]));
const back = (text: string) => importOssie(new Map([['model.yaml', text]]), settings);
const byName = (objects: readonly WrittenObject[]) =>
  new Map(objects.map(({ kind, id, body }) => [`${kind} ${id}`, body]));

test('out and back gives the same definitions', () => {
  const objects = objectsOf(SHOP);
  const { text } = exportOssie(objects);
  const { objects: again, diagnostics } = back(text);
  expect(diagnostics).toEqual([]);
  expect(byName(again)).toEqual(byName(objects));
  expect(readDefinitions(filesOfObjects(again), new Map()).diagnostics).toEqual([]);
});

test('what other tools read is SQL', () => {
  const { text, diagnostics } = exportOssie(objectsOf(SHOP));
  const [model] = parse(text).semantic_model;
  const sql = (one: { name: string; expression: { dialects: { expression: string }[] } }) => [
    one.name,
    one.expression.dialects[0]?.expression,
  ];
  expect(model.metrics.map(sql)).toEqual([
    ['revenue', 'SUM(orders.amount)'],
    ['sold', 'COUNT(orders.order_id)'],
    ['web', "SUM(CASE WHEN (orders.zone = 'web') THEN orders.amount END)"],
    [
      'web_share',
      "SUM(CASE WHEN (orders.zone = 'web') THEN orders.amount END) / NULLIF(SUM(orders.amount), 0)",
    ],
  ]);
  expect(model.datasets[0].fields.map(sql)).toEqual([
    ['order_id', 'OrderID'],
    ['amount', 'amount'],
    ['net', 'amount / NULLIF(1.2, 0)'],
  ]);
  expect(model.datasets[0]).toMatchObject({
    source: 'data/orders.csv',
    unique_keys: [['order_id']],
    ai_context: { synonyms: ['sales'] },
  });
  expect(diagnostics.map(({ code, params }) => [code, Object(params).name])).toEqual([
    ['interchange/only-for-us', 'client'],
    ['interchange/only-for-us', 'growth_rate'],
  ]);
});

describe('what another tool has changed since counts', () => {
  const changed = (from: string, to: string) => {
    const { text } = exportOssie(objectsOf(SHOP));
    expect(text).toContain(from);
    return byName(back(text.replace(from, to)).objects);
  };

  test('a description', () => {
    expect(
      changed('description: Every order', 'description: Orders of all channels').get('dataset orders'),
    ).toMatchObject({
      description: 'Orders of all channels',
      time: 'day',
    });
  });

  test('the expression of a metric', () => {
    expect(
      changed('COUNT(orders.order_id)', 'COUNT(DISTINCT orders.customer_id)').get('metric sold'),
    ).toEqual({
      name: 'sold',
      formula: 'count_distinct(orders.customer_id)',
    });
  });
});

const FOREIGN = `
version: 0.2.0.dev0
semantic_model:
  - name: Sales analytics
    datasets:
      - name: orders
        source: sales.public.orders
        primary_key: [order_id]
        unique_keys: [[order_number]]
        fields:
          - {name: ordered, expression: {dialects: [{dialect: ANSI_SQL, expression: ordered}]}, dimension: {is_time: true}, datatype: Date}
          - {name: full_name, expression: {dialects: [{dialect: ANSI_SQL, expression: "first_name || last_name"}]}}
          - {name: odd, expression: {dialects: [{dialect: ANSI_SQL, expression: "ROW_NUMBER() OVER (ORDER BY x)"}]}}
        custom_extensions: [{vendor_name: SNOWFLAKE, data: '{"warehouse": "W"}'}]
    metrics:
      - {name: per_customer, expression: {dialects: [{dialect: ANSI_SQL, expression: "SUM(orders.amount) / COUNT(DISTINCT orders.customer_id)"}]}}
      - {name: rows, expression: {dialects: [{dialect: ANSI_SQL, expression: "COUNT(*)"}]}}
`;

test('a document of another tool', () => {
  const { objects, diagnostics } = back(FOREIGN);
  expect(byName(objects)).toEqual(
    new Map<string, unknown>([
      ['workspace workspace', { workspace: 'sales_analytics' }],
      [
        'dataset orders',
        {
          name: 'orders',
          source: { connection: 'warehouse', table: 'sales.public.orders' },
          primary_key: ['order_id'],
          tests: [{ unique: ['order_number'] }],
          time: 'ordered',
          fields: [
            { name: 'ordered', type: 'date' },
            {
              name: 'full_name',
              expression: 'if(first_name is null or last_name is null, null, concat(first_name, last_name))',
            },
          ],
        },
      ],
      [
        'metric per_customer',
        { name: 'per_customer', formula: 'sum(orders.amount) / count_distinct(orders.customer_id)' },
      ],
    ]),
  );
  expect(diagnostics.map(({ code, params }) => [code, Object(params).name])).toEqual([
    ['interchange/sql-not-carried', 'orders.odd'],
    ['interchange/part-not-carried', 'orders'],
    ['interchange/sql-not-carried', 'rows'],
  ]);
});

test('a model without the list around it is read too', () => {
  const flat = 'version: 0.3.0\nname: small\ndatasets:\n  - {name: t, source: t}\n';
  expect(back(flat).objects.map(({ kind, id }) => `${kind} ${id}`)).toEqual([
    'workspace workspace',
    'dataset t',
  ]);
});

const word = fc.stringMatching(/^[a-z][a-z0-9_]{0,7}$/);
const words = fc.string({ minLength: 1, maxLength: 12 });
const described = fc.oneof(words, fc.record({ zh: words, en: words }));
const scalar = fc.constantFrom(
  'amount',
  'amount * 2',
  "if(amount > 0, 'yes', 'no')",
  'date_trunc(month, day)',
  'coalesce(amount, 0)',
  "matches(name, 'x')",
);
const formula = fc.constantFrom(
  'sum(t.amount)',
  'count(t)',
  "sum(t.amount) where t.kind = 'a'",
  'max(t.amount) - min(t.amount)',
  'trailing(sum(t.amount), 12 months)',
  'first_one / 2',
  'median(t.amount)',
  'count_distinct(t.kind)',
);
const optional = { requiredKeys: ['name'] as ['name'] };
const field = fc.oneof(
  fc.record(
    {
      name: word,
      column: words,
      type: fc.constantFrom('text', 'decimal(18,4)', 'date'),
      label: described,
      description: described,
    },
    optional,
  ),
  fc.record(
    { name: word, expression: scalar, synonyms: fc.array(words, { minLength: 1, maxLength: 3 }), unit: word },
    optional,
  ),
);
const unique = <T extends { readonly name: string }>(items: fc.Arbitrary<T>, most: number) =>
  fc.uniqueArray(items, { maxLength: most, selector: ({ name }) => name });
const dataset = fc.record(
  {
    name: word,
    source: fc.oneof(
      fc.record({ files: words }),
      fc.record({ sql: words }),
      fc.record({ connection: word, table: words }),
    ),
    primary_key: fc.oneof(word, fc.array(word, { minLength: 1, maxLength: 2 })),
    time: word,
    description: described,
    fields: unique(field, 5),
    tests: fc.constantFrom([{ unique: ['id'] }], [{ not_null: ['id'] }, { unique: ['a', 'b'] }]),
  },
  { requiredKeys: ['name', 'source'] },
);
const metric = fc.record(
  {
    name: fc.oneof(word, fc.constant('first_one')),
    formula,
    label: described,
    description: described,
    owner: words,
  },
  { requiredKeys: ['name', 'formula'] },
);
const relationship = fc.record(
  {
    name: word,
    from: word,
    to: word,
    from_columns: fc.array(word, { minLength: 1, maxLength: 2 }),
    to_columns: fc.array(word, { minLength: 1, maxLength: 2 }),
    required: fc.constantFrom('true', 'false'),
  },
  { requiredKeys: ['name', 'from', 'to', 'from_columns', 'to_columns'] },
);

test('any definitions come back as they were', () => {
  const workspace = fc.record(
    { workspace: word, description: described, currency: fc.constant('EUR') },
    { requiredKeys: ['workspace'] },
  );
  fc.assert(
    fc.property(
      workspace,
      unique(dataset, 4),
      unique(relationship, 3),
      unique(metric, 6),
      (root, datasets, relationships, metrics) => {
        const objects: WrittenObject[] = [
          { kind: 'workspace', id: 'workspace', body: root },
          ...datasets.map((body) => ({
            kind: 'dataset' as const,
            id: body.name,
            body: body as WrittenObject['body'],
          })),
          ...relationships.map((body) => ({ kind: 'relationship' as const, id: body.name, body })),
          ...metrics.map((body) => ({ kind: 'metric' as const, id: body.name, body })),
        ];
        fc.pre(datasets.length > 0);
        expect(byName(back(exportOssie(objects).text).objects)).toEqual(byName(objects));
      },
    ),
    { numRuns: 100 },
  );
});

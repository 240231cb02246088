import { describe, expect, it } from 'vitest';
import { fieldNames, toFieldName } from '../../src/build/fields/field-name.ts';
import { checkText } from './check-text.ts';

describe('names of columns', () => {
  it.each([
    ['SalesAmount', 'sales_amount'],
    ['SalesOrderID', 'sales_order_id'],
    ['CustomerPONumber', 'customer_po_number'],
    ['customer id', 'customer_id'],
    ['Unit-Price (USD)', 'unit_price_usd'],
    ['__x__', 'x'],
    ['Größe', null],
    ['Café', 'cafe'],
    ['2010 Sales', null],
    ['金额', null],
    ['金额 USD', null],
    ['', null],
    ['%%', null],
    ['h2o', 'h2o'],
  ])('%s → %s', (column, name) => {
    expect(toFieldName(column)).toBe(name);
  });

  it('differ, and are no words of the formula language', () => {
    expect(fieldNames(['Amount', 'amount', '金额', 'AMOUNT', 'End'], new Set(['x']))).toEqual([
      'amount',
      'amount_2',
      'column_3',
      'amount_3',
      'end_column',
    ]);
  });
});

describe('fields', () => {
  const sales = (fields: string) =>
    `datasets:\n  - {name: sales, source: {files: a.csv}, fields: [${fields}]}\n`;

  it('keep the raw name of a column that cannot be written as label', () => {
    const { model } = checkText(sales(''), { sales: { 金额: 'double' } });
    expect(model.datasets.get('sales')?.fields.get('column_1')).toMatchObject({
      label: { zh: '金额', en: '金额' },
      column: '金额',
    });
  });

  it('take a column by its raw name, its field name or `column:`', () => {
    const { model, found } = checkText(
      sales('{name: unit_price}, {name: Qty2, column: Qty}'.replace('Qty2', 'quantity')),
      {
        sales: { UnitPrice: 'double', Qty: 'integer' },
      },
    );
    expect(found).toEqual([]);
    expect(
      [...(model.datasets.get('sales')?.fields.values() ?? [])].map((one) => [one.name, one.column]),
    ).toEqual([
      ['unit_price', 'UnitPrice'],
      ['quantity', 'Qty'],
    ]);
  });

  it('read floating money as decimal, as it is loaded', () => {
    const { model } = checkText(
      sales('{name: a, unit: money}, {name: b, unit: money, type: double}, {name: c}'),
      {
        sales: { a: 'double', b: 'text', c: 'double' },
      },
    );
    const types = [...(model.datasets.get('sales')?.fields.values() ?? [])].map((one) => one.type.kind);
    expect(types).toEqual(['decimal', 'decimal', 'double']);
  });

  it('are computed in the order they need each other, over datasets too', () => {
    const { model, found } = checkText(
      `${sales('{name: c, expression: "b + item.d"}, {name: b, expression: "a * 2"}')}  - {name: item, source: {files: b.csv}, fields: [{name: d, expression: "Price + 1"}]}
relationships: [{name: r, from: sales, to: item, from_columns: [item], to_columns: [id]}]
`,
      {
        sales: { a: 'integer', item: 'integer' },
        item: { id: 'integer', Price: 'double' },
      },
    );
    expect(found).toEqual([]);
    const fields = model.datasets.get('sales')?.fields;
    expect([...(fields?.keys() ?? [])]).toEqual(['c', 'b', 'a', 'item']);
    expect(fields?.get('c')?.type.kind).toBe('double');
  });

  it('may refine a raw column of their own name', () => {
    const { model, found } = checkText(
      sales(`{name: day, type: date, expression: "parse_date(day, 'yyyyMMdd')"}`),
      {
        sales: { day: 'text' },
      },
    );
    expect(found).toEqual([]);
    const day = model.datasets.get('sales')?.fields.get('day');
    expect(day?.expression).toMatchObject({
      kind: 'call',
      fn: 'parse_date',
      args: [{ kind: 'column', name: 'day' }],
    });
  });

  it('are cast to the declared type', () => {
    const { model } = checkText(sales('{name: b, type: "decimal(12,2)", expression: a}'), {
      sales: { a: 'integer' },
    });
    expect(model.datasets.get('sales')?.fields.get('b')?.expression).toMatchObject({
      kind: 'call',
      fn: 'cast',
      type: { kind: 'decimal', precision: 12, scale: 2 },
    });
  });

  it('cannot go in circles', () => {
    const { marked, model } = checkText(
      sales(
        '{name: a, expression: "b + 1"}, {name: b, expression: "c"}, {name: c, expression: "a"}, {name: d, expression: "a"}',
      ),
      {
        sales: { x: 'integer' },
      },
    );
    expect(marked).toEqual(['2 model/definition-cycle: a', '2 model/depends-on-broken: "a"']);
    expect([...(model.datasets.get('sales')?.fields.keys() ?? [])]).toEqual(['x']);
  });

  it('go with the relationship they need', () => {
    const { marked, model } = checkText(
      `${sales('{name: cost, expression: "quantity * item.price"}, {name: twice, expression: "cost * 2"}')}  - {name: item, source: {files: b.csv}}
relationships: [{name: r, from: sales, to: item, from_columns: [item_id], to_columns: [id]}]
metrics: [{name: total, formula: sum(sales.twice)}]
`,
      { sales: { quantity: 'integer', item: 'integer' }, item: { id: 'integer', price: 'double' } },
    );
    expect(marked).toEqual([
      '2 model/unreachable-dimension: item.price',
      '2 model/depends-on-broken: "cost * 2"',
      '4 model/unknown-reference: item_id',
      '5 model/depends-on-broken: sum(sales.twice)',
    ]);
    expect([...(model.datasets.get('sales')?.fields.keys() ?? [])]).toEqual(['quantity', 'item']);
  });
});

describe('unions and distinct datasets', () => {
  const members = `datasets:
  - {name: a, source: {files: a.csv}}
  - {name: b, source: {files: b.csv}}
`;

  it('leave columns that happen to share a name alone until someone uses them', () => {
    const columns = {
      a: { code: 'text', amount: 'integer' },
      b: { code: 'integer', amount: 'bigint' },
    } as const;
    const union = `${members}  - {name: both, source: {union: [{dataset: a}, {dataset: b}]}}\n`;
    expect(checkText(union, columns).found).toEqual([]);
    expect(
      checkText(`${union}metrics: [{name: n, formula: count_distinct(both.code)}]\n`, columns).found,
    ).toEqual(['a.yaml:5:50 model/unknown-type']);
  });

  it('take their members first, whatever the order of the files', () => {
    const { model, found } = checkText(
      `datasets:
  - {name: all, source: {union: [{dataset: both}, {dataset: a}]}}
  - {name: both, source: {union: [{dataset: a}, {dataset: b}]}}
  - {name: who, primary_key: person, source: {distinct: [all.who, a.who]}}
  - {name: a, source: {files: a.csv}}
  - {name: b, source: {files: b.csv}}
`,
      { a: { who: 'integer' }, b: { who: 'bigint', extra: 'text' } },
    );
    expect(found).toEqual([]);
    expect([...(model.datasets.get('all')?.fields.keys() ?? [])]).toEqual(['who', 'extra']);
    expect(model.datasets.get('who')).toMatchObject({ primaryKey: ['person'] });
    expect(model.datasets.get('who')?.fields.get('person')?.type).toEqual({ kind: 'bigint' });
    expect(
      model.relationships.map((one) => `${one.from}.${one.fromColumns} → ${one.to}.${one.toColumns}`),
    ).toEqual(['all.who → who.person', 'a.who → who.person']);
  });

  it.each([
    ['{union: [{dataset: a}, {dataset: c}]}', '4 model/unknown-reference: c'],
    ['{union: [{dataset: both}]}', '4 model/definition-cycle: union'],
    ['{union: [{dataset: a, set: {x: "1 + y"}}]}', '4 model/unknown-dimension: y'],
    ['{union: [{dataset: a, set: {x: "abs(1)"}}]}', '4 workspace/bad-value: "abs(1)"'],
    ['{distinct: [a.nothing]}', '4 model/unknown-reference: distinct'],
    ['{distinct: [c.x]}', '4 model/unknown-reference: c.x'],
    ['{sql: select 1, connection: c}', '4 model/unknown-reference: c'],
  ])('refuse %s', (source, place) => {
    const { marked } = checkText(`${members}  - {name: both, source: ${source}}\n`, {
      a: { id: 'integer' },
      b: { id: 'integer' },
    });
    expect(marked[0]).toBe(place);
  });

  it('name the relationship they imply when it is declared', () => {
    const { model } = checkText(
      `${members}  - {name: who, source: {distinct: [a.who]}}
relationships: [{name: bought_by, from: a, to: who, from_columns: [who], to_columns: [who]}]
`,
      { a: { who: 'integer' }, b: {} },
    );
    expect(model.relationships.map((one) => one.name)).toEqual(['bought_by']);
  });
});

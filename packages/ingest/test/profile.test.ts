import { openMemory, type Warehouse } from '@plumbline/engines';
import {
  type ProfiledDataset,
  type ProfiledRelationship,
  type ProfileTask,
  profile,
} from '@plumbline/ingest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

let warehouse: Warehouse;
beforeAll(async () => {
  warehouse = await openMemory();
  await warehouse.execute(`
    CREATE TABLE orders AS SELECT * FROM (VALUES
      (1, 'c1', DATE '2013-01-05', TIMESTAMP '2013-01-05 08:26:00', 10.5),
      (2, 'c2', DATE '2013-03-01', TIMESTAMP '2013-03-01 20:01:00', -3.0),
      (3, NULL, NULL, NULL, 7.0),
      (3, 'c9', DATE '2013-02-01', TIMESTAMP '2013-02-01 00:00:00', 250.0)) v(id, customer, day, moment, amount);
    CREATE TABLE lines AS SELECT * FROM (VALUES (1, 1), (1, 2), (2, 1)) v(order_id, line);
    CREATE TABLE customers AS SELECT * FROM (VALUES ('c1', 'x'), ('c2', 'y'), ('c2', 'z'), (NULL, 'n')) v(code, name);
    CREATE TABLE good_customers AS SELECT * FROM (VALUES ('c1'), ('c2'), ('c9')) v(code);
    CREATE TABLE nothing AS SELECT * FROM orders WHERE false;`);
});
afterAll(() => warehouse.close());

const dataset = (more: Partial<ProfiledDataset>): ProfiledDataset => ({
  dataset: 'orders',
  table: 'orders',
  time: null,
  primaryKey: [],
  columns: [],
  distinct: [],
  tests: [],
  ...more,
});
const ask = (task: Partial<ProfileTask>) =>
  profile(warehouse, { datasets: [], relationships: [], today: '2013-03-05', ...task });
const relation = (more: Partial<ProfiledRelationship>): ProfiledRelationship => ({
  name: 'bought_by',
  from: { dataset: 'orders', table: 'orders', columns: ['customer'] },
  to: { dataset: 'customers', table: 'customers', columns: ['code'] },
  required: false,
  ...more,
});

describe('facts', () => {
  test('rows, first and last day, distinct values', async () => {
    const found = await ask({
      datasets: [dataset({ time: { sql: 'j0."day"', joins: [] }, distinct: ['customer', 'id'] })],
    });
    expect(found.datasets.get('orders')).toMatchObject({
      rows: 4,
      first: '2013-01-05',
      last: '2013-03-01',
      lastInstant: null,
    });
    const distinct = found.datasets.get('orders')?.distinct;
    expect([...(distinct?.keys() ?? [])]).toEqual(['customer', 'id']);
    expect(Math.abs((distinct?.get('id') ?? 0) - 3)).toBeLessThanOrEqual(1);
    expect(found.diagnostics).toEqual([]);
  });

  test('the engine keeps distinct counts of stored columns; texts that look like them are no counts', async () => {
    await warehouse.execute(`
      CREATE TABLE kept AS SELECT i % 3 AS few, '[Approx Unique: 7]' AS text FROM range(1000) AS numbers(i);
      CREATE VIEW doubled AS SELECT * FROM kept UNION ALL SELECT * FROM kept;`);
    const stored = { dataset: 'kept', table: 'kept', columns: ['few', 'text'], distinct: ['few'] };
    const found = await ask({
      datasets: [
        dataset(stored),
        dataset({ ...stored, dataset: 'doubled', table: 'doubled' }),
        dataset({ dataset: 'nothing', table: 'nothing', columns: ['id'], distinct: ['id'] }),
      ],
    });
    const counts = (name: string) => Object.fromEntries(found.datasets.get(name)?.distinct ?? []);
    expect(counts('kept')).toEqual({ few: 3, text: 1 });
    expect(counts('doubled')).toMatchObject({ few: 3 });
    expect(counts('nothing')).toEqual({ id: 0 });
    expect(found.diagnostics).toEqual([]);
  });

  test('a timestamp keeps its clock; time may be that of a related table', async () => {
    const found = await ask({
      datasets: [
        dataset({ time: { sql: 'j0."moment"', joins: [] } }),
        dataset({
          dataset: 'lines',
          table: 'lines',
          time: {
            sql: 'j1."moment"',
            joins: [{ table: 'orders', fromColumns: ['order_id'], toColumns: ['id'] }],
          },
        }),
        dataset({ dataset: 'nothing', table: 'nothing', time: { sql: 'j0."moment"', joins: [] } }),
      ],
    });
    expect(found.datasets.get('orders')).toMatchObject({
      last: '2013-03-01',
      lastInstant: '2013-03-01T20:01:00',
    });
    expect(found.datasets.get('lines')).toMatchObject({ rows: 3, first: '2013-01-05', last: '2013-03-01' });
    expect(found.datasets.get('nothing')).toMatchObject({
      rows: 0,
      first: null,
      last: null,
      lastInstant: null,
    });
  });
});

describe('claims about the data', () => {
  test('a primary key that is not one', async () => {
    const found = await ask({
      datasets: [
        dataset({ primaryKey: ['id'] }),
        dataset({ dataset: 'c', table: 'customers', primaryKey: ['code'] }),
      ],
    });
    expect(found.diagnostics).toMatchObject([
      {
        code: 'load/duplicate-key',
        severity: 'warning',
        params: { dataset: 'orders', rows: 1, examples: ['3 (×2)'] },
      },
      { code: 'load/duplicate-key', params: { dataset: 'c', rows: 1, examples: ['c2 (×2)'] } },
      { code: 'load/null-key', params: { dataset: 'c', rows: 1 } },
    ]);
    expect(
      (await ask({ datasets: [dataset({ table: 'lines', primaryKey: ['order_id', 'line'] })] })).diagnostics,
    ).toEqual([]);
  });

  test('a relationship that would multiply rows is an error', async () => {
    const found = await ask({ relationships: [relation({})] });
    expect([...found.total]).toEqual([]);
    expect(found.diagnostics).toMatchObject([
      {
        code: 'load/target-not-unique',
        severity: 'error',
        params: { relationship: 'bought_by', rows: 1, examples: ['c2 (×2)'] },
      },
    ]);
  });

  test('several records of a key are versions of one', async () => {
    await warehouse.execute(
      "CREATE TABLE recorded AS SELECT * FROM (VALUES ('c1', 1), ('c1', 2)) AS rows(code, seq)",
    );
    const to = { dataset: 'recorded', table: 'recorded', columns: ['code'] };
    const plain = await ask({ relationships: [relation({ to })] });
    expect(plain.diagnostics.map(({ code }) => code)).toEqual(['load/target-not-unique']);
    const found = await ask({ relationships: [relation({ to, recorded: true })] });
    expect(found.diagnostics).toEqual([]);
  });

  test('total only when no key is null and every key is found', async () => {
    const to = { dataset: 'good_customers', table: 'good_customers', columns: ['code'] };
    const lines = relation({
      name: 'of',
      from: { dataset: 'lines', table: 'lines', columns: ['line'] },
      to: { dataset: 'l', table: 'ids', columns: ['id'] },
    });
    await warehouse.execute('CREATE TABLE ids AS SELECT unnest([1, 2, 5]) AS id');
    const found = await ask({ relationships: [relation({ to }), lines] });
    expect([...found.total]).toEqual(['of']);
    expect(found.diagnostics).toEqual([]);
    const required = await ask({ relationships: [relation({ to, required: true })] });
    expect(required.diagnostics).toMatchObject([
      { code: 'load/key-not-found', severity: 'error', params: { rows: 1, examples: ['null (×1)'] } },
    ]);
  });

  test('declared tests', async () => {
    const tests = [
      { kind: 'unique', fields: ['id'] },
      { kind: 'not_null', fields: ['customer', 'day'] },
      { kind: 'accepted_range', field: 'amount', min: '0', max: '100' },
      { kind: 'accepted_range', field: 'amount', min: '-10', max: null },
      { kind: 'fresh_within', interval: '4 days' },
      { kind: 'fresh_within', interval: '3 days' },
    ] as const;
    const found = await ask({ datasets: [dataset({ time: { sql: 'j0."day"', joins: [] }, tests })] });
    expect(found.diagnostics).toMatchObject([
      { code: 'load/test-failed', severity: 'warning', params: { test: 'unique', rows: 1 } },
      { code: 'load/test-failed', params: { test: 'not_null', rows: 1 } },
      {
        code: 'load/test-failed',
        params: { test: 'accepted_range 0..100', rows: 2, examples: ['-3.0', '250.0'] },
      },
      { code: 'load/not-fresh', params: { last: '2013-03-01', within: '3 days' } },
    ]);
  });

  test('a check that cannot run is a finding', async () => {
    await warehouse.execute('CREATE TABLE odd AS SELECT [1] AS code');
    const to = { dataset: 'odd', table: 'odd', columns: ['code'] };
    expect((await ask({ relationships: [relation({ to })] })).diagnostics).toMatchObject([
      { code: 'engine/rejected' },
    ]);
  });
});

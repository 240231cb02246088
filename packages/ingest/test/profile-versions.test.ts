import { openMemory, type Warehouse } from '@plumbline/engines';
import { type ProfiledDataset, type ProfiledRelationship, profile } from '@plumbline/ingest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

let warehouse: Warehouse;
beforeAll(async () => {
  warehouse = await openMemory();
  await warehouse.execute(`
    CREATE TABLE sales AS SELECT * FROM (VALUES
      (1, 'a', DATE '2024-01-05'), (2, 'a', DATE '2024-02-01'), (3, 'b', DATE '2023-12-01')) v(id, seller, day);
    CREATE TABLE people AS SELECT * FROM (VALUES
      ('a', NULL, DATE '2024-02-01'), ('a', DATE '2024-02-01', NULL),
      ('b', DATE '2024-01-01', NULL), (NULL, DATE '2024-01-01', NULL), (NULL, DATE '2024-01-01', NULL))
      v(code, starts, ends);
    CREATE TABLE twice AS SELECT * FROM (VALUES
      ('a', DATE '2024-01-01', DATE '2024-06-01'), ('a', DATE '2024-02-01', DATE '2024-03-01'),
      ('a', DATE '2024-04-01', NULL), ('a', DATE '2025-01-01', DATE '2024-01-01')) v(code, starts, ends);
    CREATE TABLE quota AS SELECT * FROM (VALUES
      ('a', DATE '2024-01-01'), ('a', DATE '2024-02-01'), ('b', DATE '2024-01-01')) v(seller, since);`);
});
afterAll(() => warehouse.close());

const versions = { key: 'code', from: 'starts', to: 'ends', toInclusive: false };
const dataset = (table: string, more: Partial<ProfiledDataset> = {}): ProfiledDataset => ({
  dataset: table,
  table,
  time: null,
  primaryKey: [],
  columns: [],
  distinct: [],
  tests: [],
  versions,
  ...more,
});
const relation = (more: Partial<ProfiledRelationship>): ProfiledRelationship => ({
  name: 'sold_by',
  from: { dataset: 'sales', table: 'sales', columns: ['seller'] },
  to: { dataset: 'people', table: 'people', columns: ['code'] },
  required: false,
  near: { at: 'day', from: 'starts', until: { column: 'ends', inclusive: false } },
  ...more,
});
const asked = async (datasets: readonly ProfiledDataset[], relationships: readonly ProfiledRelationship[]) =>
  (await profile(warehouse, { datasets, relationships, today: '2024-03-05' })).diagnostics;

describe('versions of a key', () => {
  test('that follow each other are disjoint; a null key is none', async () => {
    expect(await asked([dataset('people')], [])).toEqual([]);
  });

  test('the last day of one is not the first of the next', async () => {
    const inclusive = { ...versions, toInclusive: true };
    expect(await asked([dataset('people', { versions: inclusive })], [])).toMatchObject([
      { code: 'load/versions-overlap', severity: 'error', params: { key: 'code', rows: 1 } },
    ]);
  });

  test('overlap also under a longer one before them; one that ends before it begins is never in force', async () => {
    expect(await asked([dataset('twice')], [])).toMatchObject([
      {
        code: 'load/versions-overlap',
        params: { dataset: 'twice', rows: 2, examples: ['a, 2024-02-01', 'a, 2024-04-01'] },
      },
    ]);
  });
});

test('parts of a row that do not make a whole', async () => {
  await warehouse.execute(`CREATE TABLE holding AS SELECT * FROM (VALUES
    (1, 0.75), (1, 0.25), (2, 0.5), (3, NULL), (NULL, 0.1)) v(account, part)`);
  const { versions: _, ...rest } = dataset('holding');
  const plain = { ...rest, shares: [{ bridge: 'holders', key: ['account'], weight: 'part' }] };
  expect(await asked([plain], [])).toMatchObject([
    {
      code: 'load/weights-not-one',
      severity: 'warning',
      params: { rows: 2, examples: ['2 (0.50)', '3 (0.00)'] },
    },
  ]);
});

describe('relationships that time decides', () => {
  test('lead to several versions of a key without counting twice', async () => {
    expect(await asked([], [relation({})])).toEqual([]);
  });

  test('are required of every row on its own day', async () => {
    expect(await asked([], [relation({ required: true })])).toMatchObject([
      { code: 'load/key-not-found', params: { rows: 1, examples: ['b, 2023-12-01 (×1)'] } },
    ]);
    const to = { dataset: 'quota', table: 'quota', columns: ['seller'] };
    const near = { at: 'day', from: 'since', until: null };
    expect(await asked([], [relation({ to, near, required: true })])).toMatchObject([
      { code: 'load/key-not-found', params: { rows: 1, examples: ['b, 2023-12-01 (×1)'] } },
    ]);
  });

  test('name one row of each day', async () => {
    const to = { dataset: 'quota', table: 'quota', columns: [] };
    const from = { dataset: 'sales', table: 'sales', columns: [] };
    const near = { at: 'day', from: 'since', until: null };
    expect(await asked([], [relation({ from, to, near })])).toMatchObject([
      {
        code: 'load/target-not-unique',
        params: { columns: ['since'], rows: 1, examples: ['2024-01-01 (×2)'] },
      },
    ]);
  });
});

import { dropUnreferenced, loadDistinct, loadUnion } from '@plumbline/ingest';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { column, decimal4, openTestWorkspace, type TestWorkspace } from './workspace.ts';

let ws: TestWorkspace;
beforeEach(async () => {
  ws = await openTestWorkspace();
});
afterEach(() => ws.close());

const table = (result: { outcome: { table: string } | null }) => `"${result.outcome?.table}"`;

describe('derived datasets', () => {
  test('a union is a view with typed nulls, a distinct one a table without nulls', async () => {
    const first = await ws.loadFiles(
      [ws.put('a.csv', 'customer,amount\nc1,10.5\n,20\n')],
      [column('customer'), column('amount')],
    );
    const second = await ws.loadFiles([ws.put('b.csv', 'client\nc2\nc1\n')], [column('client')]);
    const [a, b] = [first.outcome?.table ?? '', second.outcome?.table ?? ''];
    const union = await loadUnion(
      {
        dataset: 'both',
        columns: [
          { field: 'customer', type: { kind: 'text' } },
          { field: 'amount', type: decimal4 },
          { field: 'channel', type: { kind: 'text' } },
        ],
        members: [
          {
            table: a,
            values: new Map([
              ['customer', '"customer"'],
              ['amount', '"amount"'],
              ['channel', "'shop'"],
            ]),
          },
          {
            table: b,
            values: new Map([
              ['customer', '"client"'],
              ['channel', "'web'"],
            ]),
          },
        ],
      },
      ws.warehouse,
    );
    expect(await ws.rows(`SELECT * FROM ${table(union)} ORDER BY ALL`)).toEqual([
      ['c1', '10.5000', 'shop'],
      ['c1', null, 'web'],
      ['c2', null, 'web'],
      [null, '20.0000', 'shop'],
    ]);
    expect(union.outcome?.rowsLoaded).toBe(4);
    const distinct = await loadDistinct(
      {
        dataset: 'customers',
        field: 'customer',
        type: { kind: 'text' },
        members: [
          { table: a, value: '"customer"' },
          { table: b, value: '"client"' },
        ],
      },
      ws.warehouse,
    );
    expect(await ws.rows(`SELECT * FROM ${table(distinct)} ORDER BY 1`)).toEqual([['c1'], ['c2']]);

    const keep = new Set([a, distinct.outcome?.table ?? '']);
    expect(await dropUnreferenced(ws.warehouse, keep)).toEqual([b, union.outcome?.table].sort());
    expect(await ws.rows(`SELECT count(*) FROM ${table(first)}`)).toEqual([['2']]);
  });
});

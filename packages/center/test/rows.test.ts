import { describe, expect, onTestFinished, test } from 'vitest';
import { openSession, type Session } from '../src/answer/session.ts';
import { openWorkspace } from '../src/workspace/open-workspace.ts';
import { SHOP, sessionOptions, workspaceOptions } from './shop.ts';
import { temporaryFolder } from './temporary-folder.ts';

async function openShop(): Promise<Session> {
  const folder = temporaryFolder(SHOP);
  const session = await openSession(await openWorkspace(folder, workspaceOptions(folder)), sessionOptions);
  onTestFinished(() => session.close());
  return session;
}

describe('the rows behind a figure', () => {
  test('of a cell, in the order of their key, with what they are grouped by', async () => {
    const session = await openShop();
    const at = { month: '2024-02', 'products.category': 'tables' };
    const { result, diagnostics } = await session.rows({ metric: 'revenue', at });
    expect(diagnostics).toEqual([]);
    expect(result).toMatchObject({
      measures: [
        {
          formula: 'sum(orders.amount)',
          dataset: 'orders',
          label: { zh: '收入', en: 'Revenue' },
          where: null,
          from: '2024-02-01',
          to: '2024-02-29',
          opens: true,
        },
      ],
      measure: 0,
      reads: ['amount'],
      rows: [[4, '2024-02-29', '1000.00', 11, 'tables']],
      total_rows: 1,
      more: false,
    });
    expect(result?.columns.map(({ name, role, type, ref, unit }) => [name, role, type, ref, unit])).toEqual([
      ['order_id', 'dimension', 'integer', 'orders.order_id', undefined],
      ['ordered_on', 'time', 'date', 'orders.ordered_on', undefined],
      ['amount', 'dimension', 'decimal', 'orders.amount', 'money'],
      ['product_id', 'dimension', 'integer', 'orders.product_id', undefined],
      ['category', 'dimension', 'text', 'products.category', undefined],
    ]);
  });

  test('page by page, with the columns asked for', async () => {
    const session = await openShop();
    const asked = { metric: 'order_count', columns: ['amount'], limit: 3 };
    expect((await session.rows(asked)).result).toMatchObject({
      reads: [],
      rows: [
        [1, '100.00'],
        [2, '50.50'],
        [3, '7.25'],
      ],
      total_rows: 4,
      more: true,
    });
    expect((await session.rows({ ...asked, offset: 3 })).result).toMatchObject({
      rows: [[4, '1000.00']],
      more: false,
    });
    expect((await session.rows({ ...asked, offset: 9 })).result).toMatchObject({ rows: [], more: false });
  });

  test('is refused with the place in the request', async () => {
    const session = await openShop();
    const refused = async (asked: unknown) =>
      (await session.rows(asked)).diagnostics.map(({ code, at }) => [
        code,
        at?.kind === 'query' ? at.path : '',
      ]);
    expect(await refused({ metric: 'revenu' })).toEqual([['query/unknown-metric', 'metric']]);
    expect(await refused({ metric: 'revenue', at: { month: '2024-02-10' } })).toEqual([
      ['query/not-a-member', 'at.month'],
    ]);
    expect(await refused({ metric: 'revenue', at: { 'orders.chanel': 'x' } })).toEqual([
      ['model/unknown-field', 'at["orders.chanel"]'],
    ]);
    expect(await refused({ metric: 'revenue', columns: ['amont'] })).toEqual([
      ['query/unknown-row-column', 'columns[0]'],
    ]);
    expect(await refused({ metric: 'revenue', measure: 1 })).toEqual([['query/unknown-measure', 'measure']]);
    expect(await refused({ metric: 'revenue', limit: 1001 })).toEqual([['query/number-too-big', 'limit']]);
    expect(await refused({ metrics: ['revenue'] })).toEqual([
      ['query/missing-key', ''],
      ['query/unknown-key', 'metrics'],
    ]);
  });
});

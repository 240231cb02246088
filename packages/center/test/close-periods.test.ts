import { describe, expect, test } from 'vitest';
import { asked, BOTH, julyShop, LATE, ORDERS, publish } from './july-shop.ts';
import { FAY, refusal, VIC } from './reviewed-shop.ts';

describe('what a period is', () => {
  test('a fixed one that is over; each has one name', async () => {
    const { center } = await julyShop();
    const lock = (period: string) => refusal(center.closes.lock(FAY, period));
    expect(await lock('2024-07')).toBe('close/not-over');
    expect(await lock('last 3 months')).toBe('close/not-fixed');
    expect(await lock('2024-06..')).toBe('close/not-fixed');
    expect(await lock('2024-13')).toBe('query/bad-period');
    expect(await refusal(center.closes.lock(FAY, '2024-06', { metrics: ['revenu'] }))).toBe(
      'query/unknown-metric',
    );
    expect(await lock('2024-06')).toBe('');
    expect(await lock(' 2024-06 ')).toBe('close/locked');
    expect(await lock('2024-Q2')).toBe('');
    expect((await center.closes.list(FAY)).map(({ period }) => period)).toEqual(['2024-Q2', '2024-06']);
  });

  test('a quarter of the workspace’s own fiscal year, of which readers are told', async () => {
    const shop = await julyShop();
    const { center } = shop;
    expect(center.workspace(FAY).fiscal).toBe(null);
    const fiscal = 'calendar: {fiscal_year_start: april, fiscal_year_name: end}';
    shop.edit('plumbline.yaml', 'currency: CNY', `currency: CNY\n${fiscal}`);
    await publish(center, await shop.files());
    expect(center.workspace(FAY).fiscal).toEqual({ start: 4, named: 'end' });
    await center.closes.lock(FAY, 'FY2025-Q1');
    const [closed] = await center.closes.list(FAY);
    expect(closed).toMatchObject({ period: 'FY2025-Q1', from: '2024-04-01', to: '2024-06-30' });
  });

  test('figures by month and in total stand beside those that were locked, and beside no cell that was not', async () => {
    const { center } = await julyShop();
    await center.closes.lock(FAY, '2024-06', { metrics: ['revenue'] });
    await center.closes.lock(FAY, '2024-Q2', { metrics: ['revenue'] });
    const months = {
      metrics: ['revenue', 'order_count'],
      by: ['month'],
      compare: ['closed', 'previous'],
      totals: true,
    };
    const { result } = await center.query(VIC, { ...months, period: '2024-04..2024-07' });
    expect(result?.columns.map(({ name }) => name)).toEqual([
      'month',
      ...['revenue', 'revenue__previous', 'revenue__previous_change', 'revenue__previous_pct'],
      ...['revenue__closed', 'revenue__closed_change'],
      ...[
        'order_count',
        'order_count__previous',
        'order_count__previous_change',
        'order_count__previous_pct',
      ],
      ...['order_count__closed', 'order_count__closed_change'],
    ]);
    const closed = (rows: readonly (readonly unknown[])[] | undefined) =>
      rows?.map((row) => [row[0], row[1], row[5], row[6], row[11]]);
    expect(closed(result?.rows)).toEqual([
      ['2024-06-01', '1200.00', '1200.00', '0.00', null],
      ['2024-07-01', '70.00', null, null, null],
    ]);
    expect(closed(result?.totals?.map(({ row }) => row))).toEqual([[null, '1270.00', null, null, null]]);
    const quarter = await center.query(VIC, { ...months, period: '2024-Q2' });
    expect(closed(quarter.result?.totals?.map(({ row }) => row))).toEqual([
      [null, '1200.00', '1200.00', '0.00', null],
    ]);
    const part = await center.query(VIC, { ...months, period: '2024-06-01..2024-06-20' });
    expect(closed(part.result?.rows)).toEqual([['2024-06-01', '1000.00', null, null, null]]);
  });

  test('of two locks over the same days the latest that has the metric stands beside it', async () => {
    const { center, post } = await julyShop();
    await center.closes.lock(FAY, '2024-06', { metrics: ['revenue', 'order_count'] });
    await post([...ORDERS, LATE]);
    await center.closes.lock(FAY, '2024-06-01..2024-06-30', { metrics: ['revenue'] });
    const both = { ...BOTH, metrics: ['revenue', 'order_count'] };
    expect(await asked(center, both)).toEqual([['1250.00', '1250.00', '0.00', '3', '2', '1']]);
  });

  test('downloads hold the same columns', async () => {
    const { center } = await julyShop();
    await center.closes.lock(FAY, '2024-06', { metrics: ['revenue'] });
    const answer = await center.stream(VIC, { ...BOTH, by: ['month'] });
    if (answer.columns === null) throw new Error(JSON.stringify(answer.diagnostics));
    expect(answer.columns.map(({ name }) => name)).toEqual([
      'month',
      'revenue',
      'revenue__closed',
      'revenue__closed_change',
    ]);
    expect(answer.scales).toEqual([null, 2, 2, 2]);
    const rows = [];
    for await (const chunk of answer.chunks) rows.push(...chunk);
    expect(rows).toEqual([['2024-06-01', '1200.00', '1200.00', '0.00']]);
  });

  test('closed figures are never split: close/not-whole', async () => {
    const { center } = await julyShop();
    await center.closes.lock(FAY, '2024-06');
    for (const part of [
      { where: 'orders.product_id = 10' },
      { by: ['products.category'] },
      { as_of: '2024-07-01' },
    ])
      expect(await asked(center, { ...BOTH, ...part })).toEqual(['close/not-whole']);
  });
});

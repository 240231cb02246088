import { describe, expect, onTestFinished, test } from 'vitest';
import { openCenter, SYSTEM } from '../src/index.ts';
import { catalogOf, forgeCatalog } from './catalog-of.ts';
import { asked, JUNE, julyShop, LATE, ORDERS, publish, SALES } from './july-shop.ts';
import { ADA, FAY, refusal } from './reviewed-shop.ts';

describe('what cannot be closed well', () => {
  const RETURNED = '  - {name: returned, label: {zh: 退货, en: Returned}, formula: count(returns)}\n';
  const RETURNS =
    '{name: returns, source: {files: "data/returns.csv"}, primary_key: [id], time: day, fields: [{name: id, type: bigint}, {name: day, type: date}]}';

  test('a metric without rows is left out and told of; alone it closes nothing', async () => {
    const { center, edit, files } = await julyShop();
    edit('metrics/sales.yaml', SALES, SALES + RETURNED);
    edit('plumbline.yaml', 'datasets:', `datasets:\n  - ${RETURNS}`);
    await publish(center, await files());
    const { close, diagnostics } = await center.closes.lock(ADA, '2024-06');
    expect(close.figures.map(({ metric }) => metric)).toEqual(['basket', 'order_count', 'revenue']);
    expect(diagnostics).toMatchObject([
      {
        code: 'close/left-out',
        severity: 'warning',
        params: { metric: 'returned', reason: 'query/not-loaded' },
      },
    ]);
    const alone = center.closes.lock(ADA, '2024-05', { metrics: ['returned'] });
    expect(await refusal(alone)).toBe('query/not-loaded');
    edit('metrics/sales.yaml', SALES + RETURNED, `metrics:\n${RETURNED}`);
    await publish(center, await files(), undefined, ADA);
    expect(await refusal(center.closes.lock(ADA, '2024-05'))).toBe('close/no-figures');
  });

  test('what was loaded, applied or signed holds where the locks cannot be checked after it: close/not-watched', async () => {
    const { center, limits, edit, files, post } = await julyShop();
    await center.closes.lock(FAY, '2024-06');
    limits.maxRows = 0;
    const warned = [
      { code: 'close/not-watched', severity: 'warning', params: { cause: 'engine/too-many-rows' } },
    ];
    expect((await post([...ORDERS, LATE])).diagnostics).toMatchObject(warned);
    expect((await center.health()).loadFailure).toBe(null);
    edit('metrics/sales.yaml', 'formula: sum(orders.amount)', 'formula: sum(orders.amount) * 2');
    await publish(center, await files(), 'beginning');
    edit('plumbline.yaml', 'review: one\n', '');
    await publish(center, await files());
    edit('metrics/sales.yaml', '* 2', '* 3');
    const done = await center.apply(SYSTEM, await files());
    expect([done.isApplied, done.diagnostics]).toMatchObject([true, warned]);
  });

  test('a metric that answered on the last day of the period is locked after its end, too', async () => {
    const ends = (sunset: string) =>
      SALES.replace('revenue / order_count}', `revenue / order_count, deprecated: {sunset: ${sunset}}}`);
    const { center } = await julyShop({ 'metrics/sales.yaml': ends('2024-06-30') });
    expect(await asked(center, { ...JUNE, metrics: ['basket'] })).toEqual(['query/retired-metric']);
    const { close, diagnostics } = await center.closes.lock(FAY, '2024-06');
    expect(close.figures.map(({ metric }) => metric)).toEqual(['basket', 'order_count', 'revenue']);
    expect(diagnostics).toEqual([]);
    const before = await julyShop({ 'metrics/sales.yaml': ends('2024-06-29') });
    expect((await before.center.closes.lock(FAY, '2024-06')).diagnostics).toMatchObject([
      { code: 'close/left-out', params: { metric: 'basket', reason: 'query/retired-metric' } },
    ]);
    const alone = before.center.closes.lock(FAY, '2024-Q2', { metrics: ['basket'] });
    expect(await refusal(alone)).toBe('query/retired-metric');
  });

  test('an engine that gives up is no metric without a figure: nothing is locked, nothing noted', async () => {
    const { center, limits, post } = await julyShop();
    limits.maxRows = 0;
    expect(await refusal(center.closes.lock(FAY, '2024-06'))).toBe('engine/too-many-rows');
    limits.maxRows = 1000;
    await center.closes.lock(FAY, '2024-06');
    limits.maxRows = 0;
    await refusal(post([...ORDERS, LATE]));
    expect(await refusal(center.closes.verify(FAY))).toBe('engine/too-many-rows');
    expect(await center.closes.list(FAY)).toMatchObject([{ changed: 0 }]);
    limits.maxRows = 1000;
    await center.closes.watch();
    expect(await center.closes.list(FAY)).toMatchObject([{ changed: 3 }]);
  });

  test('rows that do not reach the end are told of: close/partial', async () => {
    const { center, post } = await julyShop();
    await post(ORDERS.slice(0, 2));
    const { close, diagnostics } = await center.closes.lock(FAY, '2024-06', { metrics: ['revenue'] });
    expect(close.figures).toMatchObject([{ value: '1000.00' }]);
    expect(diagnostics).toMatchObject([{ code: 'close/partial', severity: 'warning' }]);
  });

  test('rows that end before the period begins are told of, too: close/partial', async () => {
    const { center, post } = await julyShop();
    await post([ORDERS[0] ?? '', '1,10,2024-05-20,30.00']);
    const { close, diagnostics } = await center.closes.lock(FAY, '2024-06', { metrics: ['revenue'] });
    expect(close.figures).toMatchObject([{ value: null }]);
    expect(diagnostics).toMatchObject([{ code: 'close/partial', severity: 'warning' }]);
  });

  test('a lock that somebody has changed behind the program: close/damaged', async () => {
    const { center, folder } = await julyShop();
    await center.closes.lock(FAY, '2024-06', { metrics: ['revenue'] });
    const now = () => new Date('2024-07-11T08:00:00Z');
    await center.close();
    const forged = (rows: readonly object[]) => rows.map((row) => ({ ...row, value: '"1250.00"' }));
    await forgeCatalog(folder, { table: 'closed_figures', now: now() }, forged);
    const again = await openCenter(folder, {
      cwd: folder,
      env: {},
      now,
      today: null,
      command: 'test',
      store: catalogOf(folder),
    });
    onTestFinished(() => again.close());
    const { periods, diagnostics } = await again.closes.verify(FAY);
    expect(periods).toMatchObject([{ period: '2024-06', isIntact: false }]);
    expect(diagnostics[0]).toMatchObject({ code: 'close/damaged', params: { damage: 'lines' } });
  });
});

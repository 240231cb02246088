import { expect, onTestFinished, test } from 'vitest';
import { check } from '../src/check/check.ts';
import { type Center, openCenter, type Principal, SYSTEM } from '../src/index.ts';
import { SHOP, workspaceOptions } from './shop.ts';
import { temporaryFolder } from './temporary-folder.ts';

const FILES = {
  ...SHOP,
  'more.yaml': [
    'metrics:',
    '  - {name: turnover, formula: sum(orders.amount)}',
    '  - {name: sold, formula: "[收入]"}',
    '  - {name: mean, formula: revenue / order_count}',
    '',
  ].join('\n'),
  'policies.yaml': [
    'policies:',
    '  - {name: two, roles: [viewer], open: [orders], metrics: {allow: [revenue, turnover, mean]}}',
    '  - {name: one, roles: [partner], open: [orders], metrics: {allow: [revenue, mean]}}',
    '',
  ].join('\n'),
};

const as = (role: string): Principal => ({ user: 'ann', roles: [role], capabilities: new Set(['read']) });

async function open(): Promise<Center> {
  const folder = temporaryFolder(FILES);
  const center = await openCenter(folder, { ...workspaceOptions(folder), command: 'test' });
  onTestFinished(() => center.close());
  expect((await center.adoptFolder(SYSTEM)).kind).toBe('applied');
  return center;
}

test('each metric names the others that say the same, among those one sees', async () => {
  const center = await open();
  const same = (who: Principal) =>
    Object.fromEntries(center.metrics(who).map((metric) => [metric.name, metric.same]));
  expect(same({ user: 'root', roles: ['administrator'] })).toEqual({
    mean: [],
    order_count: [],
    revenue: ['sold', 'turnover'],
    sold: ['revenue', 'turnover'],
    turnover: ['revenue', 'sold'],
  });
  expect(same(as('viewer'))).toEqual({ mean: [], revenue: ['turnover'], turnover: ['revenue'] });
  expect(same(as('partner'))).toEqual({ mean: [], revenue: [] });
  expect(center.metric(as('viewer'), 'turnover')?.same).toEqual(['revenue']);
});

test('a check warns once for each group, at the second of them', async () => {
  const folder = temporaryFolder(FILES);
  const { diagnostics } = await check(folder, workspaceOptions(folder));
  const { 'policies.yaml': _, ...files } = FILES;
  const told = diagnostics.map((one) => [
    one.code,
    one.params,
    one.at?.kind === 'file' && [one.at.file, one.at.line],
  ]);
  expect(told).toEqual([
    ['model/same-formula', { metrics: ['revenue', 'turnover', 'sold'], count: 3 }, ['more.yaml', 2]],
  ]);
  const center = await open();
  const asked = await center.check(SYSTEM, new Map(Object.entries(files)));
  expect(asked.diagnostics.map(({ code }) => code)).toEqual(['model/same-formula']);
});

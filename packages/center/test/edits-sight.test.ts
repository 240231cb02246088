import { expect, test } from 'vitest';
import type { MetricEdit } from '../src/index.ts';
import { ADA, ANA, refusal, reviewedShop } from './reviewed-shop.ts';

const HIDDEN =
  'policies: [{name: some, roles: [analyst], open: [orders, products], metrics: {deny: [order_count]}}, ' +
  '{name: all, roles: [steward, business_owner, viewer], open: [orders, products]}]\n';
const made = (text: string, base = 0, name: string | null = null): MetricEdit => ({
  ...{ name, base },
  says: { yaml: text },
});

test('the name of a hidden metric is taken: nothing of that metric is told, nothing is written over it', async () => {
  const { center } = await reviewedShop('one', { 'policies.yaml': HIDDEN });
  const text = 'name: order_count\nformula: count(products)';
  for (const base of [1, 7]) {
    expect(await refusal(center.edits.propose(ANA, [made(text, base)]))).toBe('server/wrong-value');
    expect(await refusal(center.edits.check(ANA, made(text, base)))).toBe('server/wrong-value');
  }
  expect(await refusal(center.edits.propose(ANA, [made(text)]))).toBe('change/name-taken');
  expect(await refusal(center.edits.propose(ANA, [made(text, 7, 'revenue')]))).toBe('change/name-taken');
  for (const edit of [made(text), made(text, 7, 'revenue')]) {
    const { conflict, means, findings } = await center.edits.check(ANA, edit);
    expect([conflict, means]).toEqual([null, null]);
    expect(findings.map(({ diagnostic }) => diagnostic.code)).toContain('change/name-taken');
  }
  expect((await center.edits.check(ADA, made(text))).conflict).toMatchObject({ read: 0, version: 1 });
});

test('the same metric twice in one call is refused', async () => {
  const { center } = await reviewedShop('one');
  const twice = [made('name: a\nformula: count(orders)'), made('name: a\nformula: count(products)')];
  expect(await refusal(center.edits.propose(ANA, twice))).toBe('change/name-taken');
});

test('a hidden replacement is unknown, like one that is not there', async () => {
  const { center } = await reviewedShop('one', { 'policies.yaml': HIDDEN });
  const told = async (name: string) => {
    const text = `name: made\nformula: sum(orders.amount)\ndeprecated: {replacement: ${name}}`;
    const { findings } = await center.edits.check(ANA, made(text));
    return findings.map(({ diagnostic }) => diagnostic.code);
  };
  expect(await told('order_count')).toContain('model/unknown-reference');
  expect(await told('order_count')).toEqual(await told('order_comet'));
});

test('a metric that mentions what is hidden is not read for editing', async () => {
  const { center } = await reviewedShop('one', {
    'policies.yaml': HIDDEN,
    'metrics/old.yaml':
      'metrics: [{name: old, label: {zh: 旧, en: Old}, formula: count(orders) * 2, deprecated: {replacement: order_count}}]\n',
  });
  expect((await center.edits.written(ADA, 'old'))?.body).toMatchObject({ name: 'old' });
  expect(await center.edits.written(ANA, 'old')).toBe(null);
  expect((await center.edits.written(ANA, 'revenue'))?.version).toBe(1);
});

test('a policy for later opens nothing before its day, and a version for later is not read', async () => {
  const some = 'dataset: orders, where: "orders.product_id = 10"';
  const policy = `policies: [{name: some, roles: [analyst], open: [products], ${some}}]\n`;
  const shop = await reviewedShop('self', { 'policies.yaml': policy });
  const { center } = shop;
  const total = async () =>
    (await center.edits.preview(ANA, made('name: made\nformula: sum(orders.amount)'))).comparison?.total
      ?.after;
  expect(await total()).toBe('107.25');
  shop.edit('policies.yaml', `open: [products], ${some}`, 'open: [products, orders]');
  shop.edit('metrics/sales.yaml', 'sum(orders.amount)', 'sum(orders.amount) * 2');
  const later = { request: { effectiveFrom: '2030-01-01' } };
  expect((await center.apply(ADA, await shop.files(), later)).isApplied).toBe(true);
  expect(await total()).toBe('107.25');
  expect(await center.edits.written(ANA, 'revenue')).toBe(null);
  const stale = await center.edits
    .propose(ANA, [made('name: revenue\nformula: count(orders)', 1, 'revenue')])
    .catch(({ diagnostics }) => diagnostics[0]);
  expect(stale).toMatchObject({ code: 'change/stale-edit', params: { theirs: '' } });
});

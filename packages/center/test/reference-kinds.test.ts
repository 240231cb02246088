import { openStore } from '@plumbline/store';
import { expect, onTestFinished, test } from 'vitest';
import { REFERENCE_KINDS } from '../src/governance/reference-kinds.ts';
import { ANA, BO, reviewedShop } from './reviewed-shop.ts';

/** One object of every kind that mentions others. */
const EVERYTHING = {
  'everything.yaml': `
metrics:
  - {name: basket, formula: revenue / order_count, plans: {target: revenue}}
dimensions: [{name: kind, fields: [products.category]}]
hierarchies: [{name: kinds, levels: [products.category]}]
statements: [{name: takings, lines: [{name: gross, formula: revenue}]}]
rollups: [{name: monthly, metrics: [revenue], by: [month]}]
reconciliations: [{name: books, left: revenue, right: revenue}]
glossary: [{name: takings, label: 营业款, definition: 收到的货款, explains: {metrics: [revenue]}}]
goals: [{name: grow, metric: revenue, period: "2024"}]
links: [{from: order_count, to: revenue, sign: "+"}]
actions: [{name: promote, metric: revenue, start: 2024-01-01}]
alerts: [{name: low, metric: revenue, when: "revenue < 1"}]
`,
};

test('a kind of object that mentions others writes it down: impact is never blind to one', async () => {
  const { center, folder, edit, files } = await reviewedShop('one', EVERYTHING);
  const body = { metrics: ['revenue'], rows: [], columns: [], where: null };
  await center.kept.create(ANA, 'view', { name: 'v', isShared: true, body });
  const tiles = [{ view: body }];
  await center.kept.create(ANA, 'dashboard', { name: 'd', isShared: true, body: { tiles, filters: [] } });
  await center.follow(BO, ['revenue']);
  edit('metrics/sales.yaml', 'Order count', 'Orders');
  await center.changeRequests.propose(ANA, await files());
  const url = `file:${folder}/.plumbline/catalog.db`;
  const store = await openStore({ url, now: new Date('2024-03-11T08:00:00Z') });
  onTestFinished(() => store.close());
  const written = await store.references.kinds();
  expect(written.filter((kind) => !Object.hasOwn(REFERENCE_KINDS, kind))).toEqual([]);
  const expected = Object.entries(REFERENCE_KINDS).flatMap(([kind, writer]) =>
    writer === null ? [] : [kind],
  );
  const rare = ['workspace', 'bridge', 'calendar', 'currency_rates', 'dataset'];
  expect(expected.filter((kind) => !written.includes(kind) && !rare.includes(kind))).toEqual([]);
});

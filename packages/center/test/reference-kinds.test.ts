import { expect, onTestFinished, test } from 'vitest';
import { REFERENCE_KINDS } from '../src/governance/reference-kinds.ts';
import { openCatalog } from './catalog-of.ts';
import { ANA, BO, reviewedShop } from './reviewed-shop.ts';
import { SHOP } from './shop.ts';

/** One object of every kind that mentions others. */
const EVERYTHING = {
  'plumbline.yaml': `review: one
organisation: kinds
currency_rates: {dataset: fx, from: currency, to: "'CNY'", date: day, average: rate, closing: rate}
${SHOP['plumbline.yaml']}`,
  'policies.yaml':
    'policies: [{name: all, roles: [analyst, business_owner], open: [orders, products, fx, ends, tags, tag_names, sold]}]',
  'data/fx.csv': 'currency,day,rate\nUSD,2024-01-01,7.1\n',
  'data/ends.csv': 'starts_on,ends_on,closes_on\n2024-01-01,2024-01-31,2024-01-31\n',
  'data/tags.csv': 'order_id,tag_id\n1,1\n',
  'data/tag_names.csv': 'tag_id,tag\n1,late\n',
  'rare.yaml': `
datasets:
  - {name: fx, source: {files: data/fx.csv}, primary_key: [currency, day], fields: [{name: day, type: date}]}
  - {name: ends, source: {files: data/ends.csv}, primary_key: [starts_on]}
  - {name: tags, source: {files: data/tags.csv}, primary_key: [order_id, tag_id]}
  - {name: tag_names, source: {files: data/tag_names.csv}, primary_key: [tag_id]}
  - {name: sold, source: {distinct: [orders.product_id]}}
relationships:
  - {name: tagged, from: tags, to: orders, from_columns: [order_id], to_columns: [order_id]}
  - {name: tag_called, from: tags, to: tag_names, from_columns: [tag_id], to_columns: [tag_id]}
bridges: [{name: tag, from: orders, through: tags, to: tag_names, allocate: duplicate}]
calendars: [{name: closes, dataset: ends, start: starts_on, end: ends_on, close: closes_on}]
`,
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
  const store = await openCatalog(folder);
  onTestFinished(() => store.close());
  const written = await store.references.kinds();
  expect(written.filter((kind) => !Object.hasOwn(REFERENCE_KINDS, kind))).toEqual([]);
  const expected = Object.entries(REFERENCE_KINDS).flatMap(([kind, writer]) =>
    writer === null ? [] : [kind],
  );
  expect(expected.filter((kind) => !written.includes(kind))).toEqual([]);
});

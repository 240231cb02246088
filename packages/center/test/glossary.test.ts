import { expect, onTestFinished, test } from 'vitest';
import { type Center, openCenter, type Principal, SYSTEM } from '../src/index.ts';
import { catalogOf } from './catalog-of.ts';
import { ADA, ANA, BO, FAY, reviewedShop } from './reviewed-shop.ts';
import { SHOP } from './shop.ts';
import { temporaryFolder } from './temporary-folder.ts';

const ANN: Principal = { user: 'ann', roles: ['administrator'] };
const VIEWER: Principal = { user: 'vic', roles: ['viewer'] };
const STRANGER: Principal = { user: 'stu', roles: ['nothing_here'], capabilities: new Set(['read']) };

const LABELS = 'label: {zh: 毛利差, en: Spread}, synonyms: [价差]';
const POLICIES = [
  'metrics:',
  `  - {name: spread, ${LABELS}, formula: sum(orders.amount) / 2}`,
  'dimensions: [{name: kind, label: {zh: 品种, en: Kind}, fields: [products.category]}]',
  'policies:',
  '  - {name: shops, roles: [viewer], open: [orders, products], deny: [products.category], metrics: {deny: [spread]}}',
  'glossary:',
  '  - {name: basis, label: {zh: 口径, en: Basis}, definition: {zh: 包括什么。, en: What counts.}, see: [secret]}',
  '  - {name: takings, label: {zh: 营业款, en: Takings}, definition: {zh: 货款。, en: Money for goods.}, synonyms: [货款], broader: basis, explains: {metrics: [revenue, spread], dimensions: [kind], datasets: [orders]}}',
  '  - {name: secret, label: {zh: 机密, en: Secret}, definition: {zh: 不给看。, en: Not shown.}, explains: {metrics: [spread]}}',
  '  - {name: told, label: {zh: 泄露, en: Telling}, definition: {zh: 与价差有关。, en: It tells.}, explains: {metrics: [revenue, spread]}}',
  '  - {name: named, label: {zh: 命名, en: The S P R E A D}, definition: {zh: 名。, en: A name.}, explains: {metrics: [revenue, spread]}}',
  '  - {name: sorted, label: {zh: 分类, en: Sorted}, definition: {zh: 按品种分。, en: By sort.}, explains: {metrics: [revenue], dimensions: [kind]}}',
  '  - {name: columned, label: {zh: 列, en: Columned}, definition: {zh: 列。, en: By the column category.}, explains: {metrics: [revenue], dimensions: [products.category]}}',
  '',
].join('\n');

async function open(): Promise<Center> {
  const folder = temporaryFolder({ ...SHOP, 'glossary.yaml': POLICIES });
  const now = () => new Date('2024-03-11T08:00:00Z');
  const center = await openCenter(folder, {
    cwd: folder,
    env: {},
    now,
    today: null,
    command: 'test',
    store: catalogOf(folder),
  });
  onTestFinished(() => center.close());
  const { kind, report } = await center.adoptFolder(SYSTEM);
  expect([kind, report?.diagnostics.filter(({ severity }) => severity === 'error')]).toEqual(['applied', []]);
  await center.load(SYSTEM);
  return center;
}

const namesOf = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name);

test('a term shows what it explains and what it stands beside, from both sides', async () => {
  const center = await open();
  const terms = await center.glossary(ANN);
  expect(namesOf(terms)).toEqual(['basis', 'columned', 'named', 'secret', 'sorted', 'takings', 'told']);
  const [basis, , , secret, , takings] = terms;
  expect(takings).toMatchObject({
    label: { zh: '营业款', en: 'Takings' },
    letter: { zh: 'Y', en: 'T' },
    broader: { name: 'basis', label: { zh: '口径', en: 'Basis' } },
    explains: {
      metrics: [{ name: 'revenue' }, { name: 'spread', label: { zh: '毛利差', en: 'Spread' } }],
      dimensions: [{ name: 'kind', label: { zh: '品种', en: 'Kind' } }],
      datasets: [{ name: 'orders' }],
    },
  });
  expect([basis?.narrower, basis?.see, secret?.see].map((list) => namesOf(list ?? []))).toEqual([
    ['takings'],
    ['secret'],
    ['basis'],
  ]);
  const { usedBy = [] } = (await center.metricDefinition(ANN, 'revenue')) ?? {};
  const use = { kind: 'term', id: 'takings', label: { zh: '营业款', en: 'Takings' }, isDirect: true };
  expect(usedBy).toContainEqual(use);
});

test('a term tells nobody of what is hidden from them, neither by a link nor by its words', async () => {
  const center = await open();
  const terms = await center.glossary(VIEWER);
  expect(namesOf(terms)).toEqual(['basis', 'takings']);
  expect(terms[0]?.see).toEqual([]);
  expect(terms[1]?.explains).toEqual({
    metrics: [{ name: 'revenue', label: { zh: '收入', en: 'Revenue' } }],
    dimensions: [],
    datasets: [expect.objectContaining({ name: 'orders' })],
  });
  const told = JSON.stringify(terms).toLowerCase();
  for (const hidden of ['spread', '毛利差', '价差', 'kind', '品种', 'category', 'secret', '机密'])
    expect(told).not.toContain(hidden);
  for (const text of ['secret', '机密', '泄露', '命名'])
    expect((await center.search(VIEWER, { text, limit: 20 })).filter(({ kind }) => kind === 'term')).toEqual(
      [],
    );
  expect(await center.glossary(STRANGER)).toEqual([]);
});

test('terms are found by name, synonym, pinyin and initials in both languages', async () => {
  const center = await open();
  const found = async (text: string) =>
    (await center.search(ANN, { text, limit: 20 })).filter(({ kind }) => kind === 'term')[0];
  for (const text of ['营业款', '货款', 'takings', 'yingyekuan', 'yyk', 'huokuan'])
    expect([text, (await found(text))?.id]).toEqual([text, 'takings']);
  expect(await found('货款')).toMatchObject({
    matched: '货款',
    detail: { zh: '货款。', en: 'Money for goods.' },
  });
});

test('a term is governed like a metric: it changes by a request that others sign', async () => {
  const term = (text: string) =>
    `glossary: [{name: takings, label: {zh: 营业款, en: Takings}, definition: {zh: ${text}, en: Money.}, explains: {metrics: [revenue]}}]\n`;
  const { center, edit, files } = await reviewedShop('two_signatures', { 'glossary.yaml': term('货款') });
  const told = async () => (await center.glossary(ADA)).map(({ definition }) => definition.zh);
  edit('glossary.yaml', '货款', '当日货款');
  const { request, impact } = await center.changeRequests.propose(ANA, await files());
  expect([await told(), impact]).toEqual([['货款'], []]);
  const read = { number: request ?? 0, revision: 1 };
  const detail = await center.changeRequests.find(FAY, read.number);
  expect(detail?.changes).toMatchObject([
    {
      kind: 'term',
      id: 'takings',
      change: 'changed',
      label: { zh: '营业款', en: 'Takings' },
      isCosmetic: true,
    },
  ]);
  await center.changeRequests.sign(FAY, read, { side: 'finance' });
  expect(await told()).toEqual(['货款']);
  await center.changeRequests.sign(BO, read, { side: 'business' });
  expect(await told()).toEqual(['当日货款']);
});

test('whoever changes a metric sees the terms that explain it', async () => {
  const { center, edit, files } = await reviewedShop('two_signatures', {
    'glossary.yaml':
      'glossary: [{name: takings, label: Takings, definition: Money, explains: {metrics: [revenue]}}, {name: till, label: Till, definition: Box, see: [takings]}]',
  });
  edit('metrics/sales.yaml', 'sum(orders.amount)', 'sum(orders.amount) * 2');
  const { impact } = await center.changeRequests.propose(ANA, await files(), { dryRun: true });
  expect(impact.map(({ kind, id }) => `${kind} ${id}`)).toEqual(['term takings']);
});

import { expect, onTestFinished, test } from 'vitest';
import { type Center, openCenter, type Principal, SYSTEM } from '../src/index.ts';
import { catalogOf } from './catalog-of.ts';
import { temporaryFolder } from './temporary-folder.ts';

const ANN: Principal = { user: 'ann', roles: ['administrator'] };
const BOB: Principal = { user: 'bob', roles: [] };

const YAML = [
  'workspace: shop',
  'locale: en',
  'currency: CNY',
  'timezone: UTC',
  'today: 2024-03-11',
  'datasets:',
  '  - name: orders',
  '    label: {zh: 订单, en: Orders}',
  '    source: {files: orders.csv}',
  '    primary_key: [order_id]',
  '    time: ordered_on',
  '    fields:',
  '      - {name: amount, label: {zh: 金额, en: Amount}, type: "decimal(18,2)", unit: money}',
  '      - {name: discount, label: {zh: 折扣, en: Discount}, type: "decimal(18,2)", unit: money}',
  '      - {name: net, label: {zh: 净额, en: Net}, expression: amount - discount, type: "decimal(18,2)", unit: money}',
  '      - {name: channel, label: {zh: 渠道, en: Channel}, type: text}',
  'metrics:',
  '  - {name: online, label: {zh: 线上收入, en: Online}, formula: "(sum(orders.net) where orders.channel = \'web, 1\') * 100%"}',
  '  - {name: order_count, label: {zh: 订单数, en: Order count}, formula: count(orders)}',
  '  - {name: basket, label: {zh: 客单价, en: Basket}, formula: "[线上收入] / order_count", basis: {zh: 甲, en: A}}',
  '',
].join('\n');
const CSV =
  'order_id,ordered_on,amount,discount,channel\n1,2024-01-05,100.00,1.00,web\n2,2024-02-29,7.25,0.00,shop\n';

async function openShop(
  yaml = YAML,
): Promise<{ readonly center: Center; readonly files: (yaml: string) => Map<string, string> }> {
  const folder = temporaryFolder({ 'plumbline.yaml': yaml, 'orders.csv': CSV });
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
  const { report } = await center.adoptFolder(SYSTEM);
  expect(report?.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  await center.load(SYSTEM);
  return { center, files: (text) => new Map([['plumbline.yaml', text]]) };
}

test('a formula is cut into parts that join to it, and every name is told', async () => {
  const { center } = await openShop();
  const found = await center.metricDefinition(ANN, 'online');
  expect(found?.parts.map(({ text }) => text).join('')).toBe(found?.formula);
  expect(found?.parts.map(({ text, kind, ref }) => [text, kind, ref])).toEqual([
    ['(', 'plain', null],
    ['sum', 'function', 'sum'],
    ['(', 'plain', null],
    ['orders.net', 'field', 'orders.net'],
    [') where ', 'plain', null],
    ['orders.channel', 'field', 'orders.channel'],
    [' = ', 'plain', null],
    ["'web, 1'", 'text', null],
    [') * ', 'plain', null],
    ['100%', 'number', null],
  ]);
  const [, , , net] = found?.parts ?? [];
  expect(net).toMatchObject({
    label: { zh: '净额', en: 'Net' },
    hint: { zh: '[金额] - [折扣]', en: '[Amount] - [Discount]' },
  });
  expect((await center.metricDefinition(ANN, 'order_count'))?.parts).toMatchObject([
    { text: 'count', kind: 'function' },
    { text: '(', kind: 'plain' },
    { text: 'orders', kind: 'dataset', ref: 'orders', label: { zh: '订单', en: 'Orders' } },
    { text: ')', kind: 'plain' },
  ]);
  expect((await center.metricDefinition(ANN, 'basket'))?.parts).toMatchObject([
    {
      text: '[线上收入]',
      kind: 'metric',
      ref: 'online',
      label: { zh: '线上收入', en: 'Online' },
      hint: { en: "(sum(orders.net) where orders.channel = 'web, 1') * 100%" },
    },
    { text: ' / ', kind: 'plain' },
    { text: 'order_count', kind: 'metric', hint: { zh: 'count(orders)' } },
  ]);
});

test('sources say what is read, from where, how far and how many; nobody else is told anything', async () => {
  const { center } = await openShop();
  const found = await center.metricDefinition(ANN, 'basket');
  expect(found?.sources).toMatchObject([
    {
      dataset: 'orders',
      origin: 'orders.csv',
      dataAsOf: '2024-02-29',
      rows: 2,
      loadedAt: expect.stringMatching(/^2024-03-11T/),
      isRecorded: false,
    },
  ]);
  expect(found?.sources[0]?.fields.map(({ ref }) => ref).sort()).toEqual([
    'orders.amount',
    'orders.channel',
    'orders.discount',
    'orders.net',
  ]);
  expect(await center.metricDefinition(BOB, 'basket')).toBe(null);
  expect(await center.metricVersions(BOB, 'basket')).toBe(null);
  expect(center.metricLineage(BOB, 'basket')).toBe(null);
  expect(center.hierarchies(BOB)).toEqual({ organisation: null, items: [] });
});

test('what relies on a metric: metrics, followers, and of what people keep only what the asker may see', async () => {
  const { center } = await openShop();
  const body = { metrics: ['basket'], rows: ['orders.channel'], columns: [], where: null };
  const mine = await center.kept.create(ANN, 'view', { name: 'mine', isShared: false, body });
  const CARL: Principal = { user: 'carl', roles: ['administrator'] };
  await center.kept.create(CARL, 'view', { name: 'his', isShared: false, body });
  await center.follow(CARL, ['basket']);
  const found = await center.metricDefinition(ANN, 'online');
  expect(found?.usedBy).toEqual([
    { kind: 'metric', id: 'basket', label: { zh: '客单价', en: 'Basket' }, isDirect: true },
    { kind: 'view', id: mine.id, label: { zh: 'mine', en: 'mine' }, isDirect: false },
  ]);
  expect(found?.followers).toBe(0);
  expect((await center.metricDefinition(ANN, 'basket'))?.followers).toBe(1);
});

test('the lineage leads from the metric to the columns and the file', async () => {
  const { center } = await openShop();
  const { nodes, edges } = center.metricLineage(ANN, 'basket') ?? { nodes: [], edges: [] };
  expect(nodes.map(({ id }) => id).sort()).toEqual([
    'dataset:orders',
    'field:orders.amount',
    'field:orders.channel',
    'field:orders.discount',
    'field:orders.net',
    'measure:count(orders)',
    "measure:sum(orders.net) where orders.channel = 'web, 1'",
    'metric:basket',
    'metric:online',
    'metric:order_count',
    'source:orders',
  ]);
  const below = (id: string) =>
    edges
      .filter(({ from }) => from === id)
      .map(({ to }) => to)
      .sort();
  expect(below('metric:basket')).toEqual(['metric:online', 'metric:order_count']);
  expect(below('metric:online')).toEqual(["measure:sum(orders.net) where orders.channel = 'web, 1'"]);
  expect(below("measure:sum(orders.net) where orders.channel = 'web, 1'")).toEqual([
    'field:orders.channel',
    'field:orders.net',
  ]);
  expect(below('measure:count(orders)')).toEqual(['dataset:orders']);
  expect(below('field:orders.net')).toEqual([
    'dataset:orders',
    'field:orders.amount',
    'field:orders.discount',
  ]);
  expect(below('dataset:orders')).toEqual(['source:orders']);
  expect(nodes.find(({ id }) => id === 'field:orders.amount')?.detail).toBe('decimal(18,2)');
});

test('the lineage of what is grouped inside a formula reads the field that groups it', async () => {
  const more = [
    '  - {name: best, label: 最高, formula: max(order_count per orders.channel)}',
    '  - {name: share_of, label: 占比, formula: "share(order_count, within: orders.channel)"}',
    '',
  ].join('\n');
  const { center } = await openShop(YAML + more);
  for (const name of ['best', 'share_of']) {
    const { edges } = center.metricLineage(ANN, name) ?? { edges: [] };
    const below = edges.filter(({ from }) => from === `metric:${name}`).map(({ to }) => to);
    expect(below.sort()).toEqual(['field:orders.channel', 'metric:order_count']);
  }
});

test('versions tell what changed, who said so and why; words alone are cosmetic', async () => {
  const { center, files } = await openShop();
  const words = YAML.replace('{zh: 甲, en: A}', '{zh: 乙, en: B}');
  await center.apply(ANN, files(words), { comment: 'clearer words' });
  const earlier =
    'formula: "[线上收入] / (order_count + 0)", effective: 2024-03-01, versions: [{effective: 2020-01-01, formula: online / 2 / order_count, basis: 丙}, {effective: 2022-01-01, formula: online / order_count / 1}]';
  const report = await center.apply(
    ANN,
    files(words.replace('formula: "[线上收入] / order_count"', earlier)),
  );
  expect(report.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const versions = (await center.metricVersions(ANN, 'basket')) ?? [];
  expect(
    versions.map(({ version, effectiveFrom, effectiveTo }) => [version, effectiveFrom, effectiveTo]),
  ).toEqual([
    [3, '2024-03-01', null],
    [3, '2022-01-01', '2024-03-01'],
    [3, '2020-01-01', '2022-01-01'],
    [2, '2024-03-11', null],
    [1, null, null],
  ]);
  const [third, listed, oldest, second, first] = versions;
  expect(third).toMatchObject({
    recordedBy: 'ann',
    comment: null,
    isCosmetic: false,
    isCurrent: true,
    readable: { en: '[Online] / ([Order count] + 0)' },
  });
  const definition = await center.metricDefinition(ANN, 'basket');
  expect(definition?.parts.map(({ text, kind }) => [text, kind])).toEqual([
    ['[线上收入]', 'metric'],
    [' / (', 'plain'],
    ['order_count', 'metric'],
    [' + ', 'plain'],
    ['0', 'number'],
    [')', 'plain'],
  ]);
  expect(third?.changes.map(({ path }) => path)).toEqual(['effective', 'formula', 'versions']);
  expect(listed).toMatchObject({
    formula: 'online / order_count / 1',
    readable: { en: '[Online] / [Order count] / 1' },
    basis: null,
    changes: [
      { path: 'basis', before: '丙', after: null },
      { path: 'formula', before: 'online / 2 / order_count', after: 'online / order_count / 1' },
    ],
  });
  expect(oldest?.changes).toEqual([]);
  expect(second).toMatchObject({
    comment: 'clearer words',
    isCosmetic: true,
    isCurrent: false,
    changes: [
      { path: 'basis.en', before: 'A', after: 'B' },
      { path: 'basis.zh', before: '甲', after: '乙' },
    ],
    basis: { zh: '乙', en: 'B' },
  });
  expect(first).toMatchObject({ recordedBy: 'system', changes: [], isCosmetic: false });
});

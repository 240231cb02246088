import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { openCenter, type Principal, SYSTEM } from '../src/index.ts';
import { buildSearchIndex, type SearchKey } from '../src/search/search-index.ts';
import { speller } from '../src/search/speller.ts';
import { typingDistance } from '../src/search/typing-distance.ts';
import { catalogOf } from './catalog-of.ts';
import { temporaryFolder } from './temporary-folder.ts';

const ANN: Principal = { user: 'ann', roles: ['administrator'] };

const YAML = [
  'workspace: shop',
  'datasets:',
  '  - name: orders',
  '    label: {zh: 订单, en: Orders}',
  '    source: {files: orders.csv}',
  '    primary_key: [order_id]',
  '    time: ordered_on',
  '    fields:',
  '      - {name: amount, label: {zh: 金额, en: Amount}, type: "decimal(18,2)", unit: money}',
  '      - {name: channel, label: {zh: 渠道, en: Channel}, type: text}',
  'metrics:',
  '  - {name: sales_revenue, code: SAL-001, label: {zh: 销售收入, en: Sales revenue}, synonyms: [销售额, GMV], layer: strategic, formula: sum(orders.amount)}',
  '  - {name: revenue, code: SAL-002, label: {zh: 营业收入, en: Revenue}, formula: sum(orders.amount) + 0}',
  '  - {name: online_revenue, label: {zh: 线上收入, en: Online revenue}, formula: sum(orders.amount) * 5}',
  '  - {name: bank_balance, label: {zh: 银行存款, en: Bank balance}, formula: sum(orders.amount) * 2}',
  '  - {name: revenue_budget, label: {zh: 营业收入预算, en: Revenue budget}, formula: sum(orders.amount) * 3}',
  '',
].join('\n');

async function openShop() {
  const files = {
    'plumbline.yaml': YAML,
    'orders.csv': 'order_id,ordered_on,amount,channel\n1,2024-01-05,1,web\n',
  };
  const folder = temporaryFolder(files);
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
  await center.adoptFolder(SYSTEM);
  const find = async (text: string, limit = 12) =>
    (await center.search(ANN, { text, limit })).map(({ kind, id, matched }) => [kind, id, matched]);
  return { center, find };
}

test('is found by name, label, code, synonym, pinyin and initials, slips included', async () => {
  const { find } = await openShop();
  const first = async (text: string) => (await find(text, 1))[0];
  expect(await first('xssr')).toEqual(['metric', 'sales_revenue', '销售收入']);
  expect(await first('yysr')).toEqual(['metric', 'revenue', '营业收入']);
  expect(await first('yingyeshouru')).toEqual(['metric', 'revenue', '营业收入']);
  expect(await first('ying ye shou ru')).toEqual(['metric', 'revenue', '营业收入']);
  expect(await first('销售额')).toEqual(['metric', 'sales_revenue', '销售额']);
  expect(await first('gmv')).toEqual(['metric', 'sales_revenue', 'GMV']);
  expect(await first('ＳＡＬ００２')).toEqual(['metric', 'revenue', 'SAL-002']);
  expect(await first('Revenue')).toEqual(['metric', 'revenue', 'Revenue']);
  expect(await first('reveneu')).toEqual(['metric', 'revenue', 'Revenue']);
  expect(await first('营叶收入')).toEqual(['metric', 'revenue', '营业收入']);
  expect(await first('budget revenue')).toEqual(['metric', 'revenue_budget', 'Revenue budget']);
  // 行 is háng in a bank.
  expect(await first('yhck')).toEqual(['metric', 'bank_balance', '银行存款']);
  expect(await first('yinhang')).toEqual(['metric', 'bank_balance', '银行存款']);
  expect(await first('gzt')).toEqual(['page', 'home', '工作台']);
  expect(await first('orders.channel')).toEqual(['dimension', 'orders.channel', 'orders.channel']);
  expect(await first('dingdan')).toEqual(['dataset', 'orders', '订单']);
  expect(await find('zzzzzz')).toEqual([]);
  expect(await find(' ,，')).toEqual([]);
  expect((await find('revenue')).map(([, id]) => id)).toEqual([
    'revenue',
    'sales_revenue',
    'revenue_budget',
    'online_revenue',
  ]);
  // Letters in the middle of a word are not meant: cocKPIt.
  expect(await find('kpi')).toEqual([]);
});

test('what others keep to themselves is not found, and nothing by those who may see nothing', async () => {
  const { center, find } = await openShop();
  const body = { metrics: ['revenue'], rows: [], columns: [], where: null };
  const carl: Principal = { user: 'carl', roles: ['administrator'] };
  await center.kept.create(carl, 'view', { name: '渠道月报', isShared: false, body });
  const { id } = await center.kept.create(carl, 'view', { name: '渠道周报', isShared: true, body });
  expect(await find('qdzb')).toEqual([['view', id, '渠道周报']]);
  expect(await find('qdyb')).toEqual([]);
  expect(await center.search({ user: 'bob', roles: [] }, { text: 'revenue', limit: 12 })).toEqual([]);
});

test('a dashboard with a name in each language is found by either', async () => {
  const { center } = await openShop();
  const label = { zh: '增收不增利', en: 'More sold, less earned' };
  const made = await center.kept.create(ANN, 'dashboard', {
    name: 'margin board',
    isShared: false,
    body: { label, tiles: [], filters: [] },
  });
  for (const text of ['增收', 'zsbzl', 'more sold', 'earned', 'margin board']) {
    const hit = (await center.search(ANN, { text, limit: 12 })).find(({ id }) => id === made.id);
    expect(hit?.label, text).toEqual(label);
  }
});

test('what is applied next is found next', async () => {
  const { center, find } = await openShop();
  expect(await find('毛利')).toEqual([]);
  const more = `${YAML}  - {name: profit, label: {zh: 毛利, en: Profit}, formula: sum(orders.amount) * 4}\n`;
  const { isApplied } = await center.apply(ANN, new Map([['plumbline.yaml', more]]));
  expect(isApplied).toBe(true);
  expect(await find('maoli')).toEqual([['metric', 'profit', '毛利']]);
});

test('every text is found by itself, by its start, and by anything inside', async () => {
  const spell = await speller();
  const word = fc.string({ minLength: 2, maxLength: 12, unit: fc.constantFrom(...'abcxyz销售收入 _') });
  await fc.assert(
    fc.asyncProperty(fc.array(word, { minLength: 1, maxLength: 20 }), fc.nat(), async (texts, seed) => {
      const keys = texts.map((shown, entry): SearchKey<number> => ({ entry, shown, weight: 0 }));
      const index = await buildSearchIndex(keys, spell);
      const position = seed % texts.length;
      const shown = (texts[position] ?? '').replace(/[ _]/g, '');
      if (shown.length < 2) return;
      for (const part of [shown, shown.slice(0, -1), shown.slice(1)])
        if (part.length > 3) expect(index.find(part).map(({ entry }) => entry)).toContain(position);
      expect(index.find(shown)[0]?.score).toBeGreaterThanOrEqual(100);
    }),
    { numRuns: 100 },
  );
});

test('slips are counted: left out, added, replaced, swapped', () => {
  expect(typingDistance('reveneu', 'revenue', 2)).toEqual({ whole: 1, start: 1 });
  expect(typingDistance('revnue', 'revenue', 2)).toEqual({ whole: 1, start: 1 });
  expect(typingDistance('revennue', 'revenue', 2)).toEqual({ whole: 1, start: 1 });
  expect(typingDistance('rewenue', 'revenuebudget', 2)).toEqual({ whole: 3, start: 1 });
  expect(typingDistance('abc', 'xyz', 1)).toEqual({ whole: 2, start: 2 });
});

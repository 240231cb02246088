/* node bench/search.mjs: the search index of 10,000 metrics: seconds to build it, milliseconds for what people type. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCenter, SYSTEM } from '../packages/center/dist/index.js';

const METRICS = 10_000;
const SUBJECTS = [
  ['销售', 'Sales'],
  ['营业', 'Operating'],
  ['采购', 'Purchase'],
  ['库存', 'Stock'],
  ['客户', 'Customer'],
  ['渠道', 'Channel'],
  ['门店', 'Store'],
  ['生产', 'Production'],
  ['物流', 'Logistics'],
  ['研发', 'Research'],
];
const THINGS = [
  ['收入', 'revenue'],
  ['成本', 'cost'],
  ['毛利率', 'gross margin'],
  ['费用', 'expense'],
  ['数量', 'quantity'],
  ['周转天数', 'turnover days'],
  ['余额', 'balance'],
  ['增长率', 'growth'],
  ['完成率', 'attainment'],
  ['占比', 'share'],
];
const TYPED = [
  'xssr',
  'yingyeshouru',
  '销售收入',
  'revenue',
  'r',
  '收',
  'gross margin store',
  'revenu',
  'reveneu',
  'M-04217',
  '消售收入',
  'zzzzqqqq',
];

const folder = mkdtempSync(join(tmpdir(), 'plumbline-search-'));
const now = () => new Date('2026-01-01T00:00:00Z');
try {
  writeFileSync(join(folder, 'orders.csv'), 'order_id,day,amount\n1,2025-01-01,1\n');
  writeFileSync(join(folder, 'plumbline.yaml'), workspace());
  const center = await openCenter(folder, { cwd: folder, env: {}, now, today: null, command: 'bench' });
  await center.adoptFolder(SYSTEM);
  const find = (text) => center.search(SYSTEM, { text, limit: 12 });
  const started = performance.now();
  await find('xssr');
  console.log(`first search, which builds the index: ${((performance.now() - started) / 1000).toFixed(2)} s`);
  for (const text of TYPED) {
    const times = [];
    let hits = 0;
    for (let i = 0; i < 31; i++) {
      const from = performance.now();
      hits = (await find(text)).length;
      times.push(performance.now() - from);
    }
    const middle = times.sort((a, b) => a - b)[15];
    console.log(`${middle.toFixed(1).padStart(6)} ms  ${String(hits).padStart(2)} hits  ${text}`);
  }
  await center.close();
} finally {
  rmSync(folder, { recursive: true });
}

function workspace() {
  const metrics = Array.from({ length: METRICS }, (_, i) => {
    const [zhA, enA] = SUBJECTS[i % 10];
    const [zhB, enB] = THINGS[Math.floor(i / 10) % 10];
    const number = Math.floor(i / 100);
    const synonym = `${zhA}${zhB}额${number}`;
    return `  - {name: metric_${i}, code: M-${String(i).padStart(5, '0')}, label: {zh: ${zhA}${zhB}${number || ''}, en: ${enA} ${enB} ${number || ''}}, synonyms: [${synonym}], formula: sum(orders.amount) * ${i + 1}}`;
  });
  return [
    'workspace: search',
    'datasets:',
    '  - {name: orders, source: {files: orders.csv}, primary_key: [order_id], time: day, fields: [{name: amount, type: integer}]}',
    'metrics:',
    ...metrics,
    '',
  ].join('\n');
}

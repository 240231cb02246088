/* node bench/search.mjs: the search index of 10,000 metrics: seconds to build it, milliseconds for what people type. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCenter, SYSTEM } from '../packages/center/dist/index.js';
import { manyMetrics, ORDERS } from './many-metrics.mjs';

const METRICS = 10_000;
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
  writeFileSync(join(folder, 'orders.csv'), ORDERS);
  writeFileSync(join(folder, 'plumbline.yaml'), manyMetrics(METRICS));
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

/* node bench/check.mjs [--metrics 10000]: `plumbline check` of a large workspace, cold and unchanged, and one query among its metrics. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openCenter, SYSTEM } from '../packages/center/dist/index.js';

const { values } = parseArgs({ options: { metrics: { type: 'string', default: '10000' } } });
const count = Number(values.metrics);
const bin = fileURLToPath(new URL('../bin/plumbline.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'plumbline-check-'));

try {
  writeWorkspace();
  report('check, cold', run(['check', folder]), 6000);
  report('check, unchanged', run(['check', folder]), 1000);
  run(['load', folder]);
  const query = ['query', `metric_${count - 1}`, '--by', 'month', '--workspace', folder, '--format', 'json'];
  report('a process that answers one query', run(query), null);
  await explainOne();
} finally {
  rmSync(folder, { recursive: true });
}

/** Definitions are there, the compiler has never run: names of one question resolved among all metrics, up to its SQL. */
async function explainOne() {
  const options = { cwd: folder, env: {}, now: () => new Date(), today: null, command: 'bench' };
  const center = await openCenter(folder, options);
  await center.adoptFolder(SYSTEM);
  const started = performance.now();
  const { explanation, diagnostics } = center.explain(SYSTEM, {
    metrics: [`metric_${count - 1}`],
    by: ['month'],
  });
  const elapsed = performance.now() - started;
  await center.close();
  if (explanation === null) throw new Error(`refused: ${JSON.stringify(diagnostics)}`);
  report('one question among them bound and compiled, the first of a process', elapsed, 500);
}

function run(args) {
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], { encoding: 'utf8' });
  const elapsed = performance.now() - started;
  if (status !== 0) throw new Error(`plumbline ${args[0]} failed:\n${stdout}\n${stderr}`);
  return elapsed;
}

function report(what, elapsed, aimMs) {
  console.log(`${what}: ${elapsed.toFixed(0)} ms${aimMs === null ? '' : ` (aim: < ${aimMs} ms)`}`);
}

/** Sums, filtered sums and ratios in equal parts; each ratio names two metrics defined elsewhere in the list. */
function writeWorkspace() {
  cpSync(fileURLToPath(new URL('workspace/plumbline.yaml', import.meta.url)), join(folder, 'plumbline.yaml'));
  const day = (i) => new Date(Date.UTC(2024, 0, 1 + i)).toISOString().slice(0, 10);
  const lines = Array.from({ length: 100 }, (_, i) => `${i},${day(i)},${['a', 'b', 'c'][i % 3]},${i % 17}.5`);
  writeFileSync(join(folder, 'sales.csv'), `sale_id,order_date,channel,amount\n${lines.join('\n')}\n`);
  writeFileSync(
    join(folder, 'datasets.yaml'),
    `datasets:\n  - {name: sales, source: {files: sales.csv}, primary_key: [sale_id], time: order_date, fields: [{name: amount, type: "decimal(18,4)", unit: money}]}\n`,
  );
  const formulas = [
    (i) => `sum(sales.amount) where sales.amount > ${i}`,
    (i) => `metric_${i - 1} where sales.channel = 'a'`,
    (i) => `(metric_${i - 2} - metric_${i - 1}) / metric_${i - 2}`,
    (i) => `prior(metric_${i - 1}, 1 year)`,
  ];
  for (let start = 0; start < count; start += 500) {
    const metrics = Array.from({ length: Math.min(500, count - start) }, (_, k) => {
      const i = start + k;
      return `  - {name: metric_${i}, label: {zh: 指标${i}, en: Metric ${i}}, formula: "${formulas[i % 4](i)}"}`;
    });
    writeFileSync(join(folder, `metrics-${start}.yaml`), `metrics:\n${metrics.join('\n')}\n`);
  }
}

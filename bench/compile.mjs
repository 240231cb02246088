/* node bench/compile.mjs [--runs 500]: milliseconds from a parsed MetricQuery to SQL text, names and types resolved each time. */
import { parseArgs } from 'node:util';
import { openInMemory } from './database.mjs';
import { median } from './measure.mjs';
import { openOurs } from './ours.mjs';

const { values } = parseArgs({ options: { runs: { type: 'string', default: '500' } } });
const question = {
  metrics: ['revenue', 'margin_rate', 'orders', 'online_share', 'trailing_revenue', 'closing_units'],
  by: ['month', 'product.category', 'store.country'],
  period: '2024',
  compare: ['year_ago'],
};
const limitMs = 3;

const ours = await openOurs(await openInMemory(1000));
if (ours === null) process.exit(1);
const times = [];
for (let run = -50; run < Number(values.runs); run++) {
  const started = performance.now();
  ours.compile(question);
  if (run >= 0) times.push(performance.now() - started);
}
const slow = times.toSorted((a, b) => a - b).at(Math.floor(times.length * 0.99));
console.log(
  `compile: median ${median(times).toFixed(2)} ms, 99 % below ${slow.toFixed(2)} ms (aim: median ≤ ${limitMs} ms)`,
);

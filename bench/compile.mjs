/*
 * node bench/compile.mjs [--runs 500]: milliseconds from a MetricQuery to SQL text, its names and types resolved each
 * time, in a process that has been running: V8 compiles the compiler itself during the first 2,500 questions
 * (--trace-opt), which are told apart. No two questions in a row are the same: other twelve months, metrics and
 * dimensions in another order. Nothing of a question is kept for the next.
 */
import { parseArgs } from 'node:util';
import { openInMemory } from './database.mjs';
import { median } from './measure.mjs';
import { openOurs } from './ours.mjs';

const { values } = parseArgs({ options: { runs: { type: 'string', default: '500' } } });
const metrics = ['revenue', 'margin_rate', 'orders', 'online_share', 'trailing_revenue', 'closing_units'];
const by = ['month', 'product.category', 'store.country'];
const limitMs = 3;
const warmUps = 2500;

const ours = await openOurs(await openInMemory(1000));
if (ours === null) process.exit(1);
const times = Array.from({ length: warmUps + Number(values.runs) }, (_, run) => {
  const question = questionOf(run);
  const started = performance.now();
  ours.compile(question);
  return performance.now() - started;
});
const warm = times.slice(warmUps);
const slow = warm.toSorted((a, b) => a - b).at(Math.floor(warm.length * 0.99));
console.log(
  `compile: median ${median(warm).toFixed(2)} ms, 99 % below ${slow.toFixed(2)} ms (aim: median ≤ ${limitMs} ms)`,
);
const [first, ...early] = times.slice(0, 50);
console.log(
  `first of the process ${first.toFixed(0)} ms, median of the next 49 ${median(early).toFixed(1)} ms, of those after the first thousand ${median(times.slice(1000, 1500)).toFixed(2)} ms`,
);

function questionOf(run) {
  return {
    metrics: rotated(metrics, run),
    by: rotated(by, run),
    period: `${monthAt(run % 13)}..${monthAt((run % 13) + 11)}`,
    compare: ['year_ago'],
  };
}

function rotated(list, by) {
  const at = by % list.length;
  return [...list.slice(at), ...list.slice(0, at)];
}

/** The month that many months after January 2023. */
function monthAt(count) {
  return `${2023 + Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
}

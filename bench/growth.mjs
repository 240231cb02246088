/*
 * node bench/growth.mjs [--scales 0.1,1,10] [--only rows,metrics,definitions] [--data <folder>] [--memory 1536MB]: how cost grows
 * with rows (scale 16.67: 100 M), with the metrics of one question (1 to 200) and with the definitions of a workspace (10 to
 * 10,000). Rows: a dashboard of twenty metrics, against SQL by hand.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openDatabase, rowsOf } from './database.mjs';
import { median, ratioOf, rounds } from './measure.mjs';
import { importPackages, openOurs } from './ours.mjs';
import { difference } from './same-rows.mjs';
import { generate, tables } from './ssb/generate.mjs';
import { questions } from './ssb/questions.mjs';

const { values } = parseArgs({
  options: {
    scales: { type: 'string', default: '0.1,1' },
    runs: { type: 'string', default: '5' },
    only: { type: 'string', default: 'rows,metrics,definitions' },
    data: { type: 'string', default: fileURLToPath(new URL('data', import.meta.url)) },
    memory: { type: 'string' },
  },
});
const runs = Number(values.runs);
const scales = values.scales.split(',').map(Number);
const settings = readFileSync(new URL('ssb/workspace/plumbline.yaml', import.meta.url), 'utf8').replace(
  /^rollups:[\s\S]*/m,
  '',
);

const only = values.only.split(',');

if (only.includes('rows')) for (const scale of scales) await rowsGrow(scale);
if (only.includes('metrics')) await metricsGrow(scales.includes(1) ? 1 : Math.min(...scales));
if (only.includes('definitions')) await definitionsGrow();

async function open(scale) {
  const connection = await openDatabase(join(values.data, `ssb-${scale}.duckdb`), scale, generate);
  if (values.memory !== undefined) await connection.run(`SET memory_limit = '${values.memory}'`);
  return connection;
}

async function timed(connection, ours, { query, best }) {
  const statement = ours.compile(query);
  const work = () => rowsOf(connection, statement.sql, statement.params);
  const byHand = () => rowsOf(connection, best);
  const problem = difference(await byHand(), ours.visible(statement, await work()));
  if (problem !== null) throw new Error(`another answer: ${problem}`);
  const times = await rounds(
    [
      { name: 'best', work: byHand },
      { name: 'ours', work },
    ],
    { runs, warmups: 1 },
  );
  return { ms: median(times.get('ours')), ratio: ratioOf(times.get('ours'), times.get('best')) };
}

async function rowsGrow(scale) {
  const connection = await open(scale);
  const ours = await openOurs(connection, { files: new Map([['plumbline.yaml', settings]]), tables });
  for (const name of ['yoy-by-region', 'dashboard-of-20']) {
    const { ms, ratio } = await timed(
      connection,
      ours,
      questions.find((one) => one.name === name),
    );
    const rows = (6_000_000 * scale).toLocaleString('en');
    console.log(`rows ${rows.padStart(12)}: ${name} ${ms.toFixed(1)} ms, ${ratio.toFixed(2)} of SQL by hand`);
  }
  connection.closeSync();
}

async function metricsGrow(scale) {
  const connection = await open(scale);
  const conditions = Array.from(
    { length: 200 },
    (_, i) => `discount = ${i % 11} and lineorder.quantity > ${i % 47}`,
  );
  const metrics = conditions.map(
    (where, i) => `  - {name: many_${i}, formula: "sum(lineorder.revenue) where lineorder.${where}"}`,
  );
  const text = settings.replace('metrics:\n', `metrics:\n${metrics.join('\n')}\n`);
  const ours = await openOurs(connection, { files: new Map([['plumbline.yaml', text]]), tables });
  for (const count of [1, 5, 20, 50, 100, 200]) {
    const sums = conditions
      .slice(0, count)
      .map((where) => `sum(revenue) FILTER (${where.replace('lineorder.', '')})`);
    const question = {
      query: {
        metrics: conditions.slice(0, count).map((_, i) => `many_${i}`),
        by: ['month'],
        period: '1998',
      },
      best: `SELECT CAST(date_trunc('month', order_date) AS DATE) AS m, ${sums.join(', ')} FROM lineorder WHERE order_date >= DATE '1998-01-01' GROUP BY ALL ORDER BY m`,
    };
    const compiling = Array.from({ length: 20 }, () => {
      const started = performance.now();
      ours.compile(question.query);
      return performance.now() - started;
    });
    const { ms, ratio } = await timed(connection, ours, question);
    console.log(
      `metrics ${String(count).padStart(4)}: compiled in ${median(compiling).toFixed(1)} ms, answered in ${ms.toFixed(1)} ms, ${ratio.toFixed(2)} of one statement by hand`,
    );
  }
  connection.closeSync();
}

async function definitionsGrow() {
  const plumbline = await importPackages();
  const columns = [
    { name: 'sale_id', type: { kind: 'bigint' } },
    { name: 'day', type: { kind: 'date' } },
    { name: 'amount', type: { kind: 'decimal', precision: 18, scale: 2 } },
  ];
  for (const count of [10, 100, 1000, 10_000]) {
    const metrics = Array.from(
      { length: count },
      (_, i) =>
        `  - {name: m_${i}, formula: "${i % 2 === 0 ? `sum(sales.amount) where sales.amount > ${i}` : `m_${i - 1} / 2`}"}`,
    );
    const text = `workspace: many\ntoday: 1999-01-01\ndatasets:\n  - {name: sales, source: {files: s.parquet}, primary_key: [sale_id], time: day}\nmetrics:\n${metrics.join('\n')}\n`;
    const started = performance.now();
    const read = plumbline.readDefinitions(new Map([['plumbline.yaml', text]]), new Map());
    const { model, diagnostics } = plumbline.buildModel(read.definitions, new Map([['sales', columns]]));
    if ([...read.diagnostics, ...diagnostics].some(({ severity }) => severity === 'error'))
      throw new Error('definitions');
    const built = performance.now() - started;
    const days = { first: plumbline.parseDay('1998-01-01'), last: plumbline.parseDay('1998-12-31') };
    const sales = {
      version: '1',
      table: 'sales',
      rows: 1e6,
      ...days,
      lastInstant: null,
      columns: new Set(columns.map(({ name }) => name)),
      distinct: new Map(),
    };
    const facts = { datasets: new Map([['sales', sales]]), total: new Set() };
    const times = Array.from({ length: 300 }, (_, i) => {
      const begun = performance.now();
      const { query } = plumbline.resolveQuery(
        { metrics: [`m_${(i * 7) % count}`], by: ['month'], period: '1998' },
        model,
      );
      plumbline.compile({ query, model, facts, today: days.last + 1 });
      return performance.now() - begun;
    });
    console.log(
      `definitions ${String(count).padStart(6)}: read and checked in ${built.toFixed(0)} ms, a question compiled in ${median(times.slice(100)).toFixed(2)} ms`,
    );
  }
}

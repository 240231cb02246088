/* node bench/workbook.mjs [--rows 1000000] [--reuse]: an Excel workbook of 12 columns written, then loaded; time and memory of each. */
import { createWriteStream, existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openWarehouse } from '../packages/engines/dist/index.js';
import { inspect, load, writeXlsx } from '../packages/ingest/dist/index.js';

const { values } = parseArgs({
  options: { rows: { type: 'string', default: '1000000' }, reuse: { type: 'boolean', default: false } },
});
const count = Number(values.rows);
const folder = fileURLToPath(new URL('data/workbook/', import.meta.url));
mkdirSync(folder, { recursive: true });
const path = `${folder}${count}.xlsx`;

const columns = [
  ['order_id', 'bigint', (i) => String(i)],
  ['line_no', 'integer', (i) => i % 7],
  ['order_date', 'date', (i) => day(i % 1500)],
  ['created_at', 'timestamp', (i) => `${day((i * 7) % 1500)}T08:${two(i % 60)}:${two((i * 3) % 60)}`],
  ['customer', 'text', (i) => `C${(i * 7919) % 90_000}`],
  ['product', 'text', (i) => `product ${(i * 31) % 500}`],
  ['channel', 'text', (i) => ['online', 'store', 'reseller, other', '电商'][i % 4]],
  ['quantity', 'integer', (i) => 1 + ((i * 13) % 20)],
  ['price', 'decimal', (i) => cents((i * 104_729) % 900_000)],
  ['amount', 'decimal', (i) => cents((i * 1_299_709) % 90_000_000)],
  ['cost', 'decimal', (i) => cents((i * 15_485_863) % 50_000_000)],
  ['paid', 'boolean', (i) => i % 2 === 0],
];
const days = Array.from({ length: 1500 }, (_, i) =>
  new Date(Date.UTC(2011, 0, 1 + i)).toISOString().slice(0, 10),
);

function day(i) {
  return days[i];
}

function two(n) {
  return String(n).padStart(2, '0');
}

function cents(n) {
  return `${Math.floor(n / 100)}.${two(n % 100)}00`;
}

function* rows() {
  for (let i = 0; i < count; i++) yield columns.map(([, , value]) => value(i));
}

/** Seconds, and the most memory that the process held meanwhile. */
async function timed(name, work) {
  let most = 0;
  const look = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 50);
  const start = performance.now();
  const result = await work();
  const seconds = (performance.now() - start) / 1000;
  clearInterval(look);
  console.log(`${name.padEnd(8)} ${seconds.toFixed(1)} s, ${(most / 1e6).toFixed(0)} MB of memory`);
  return result;
}

if (!values.reuse || !existsSync(path)) {
  await timed('write', () => {
    const described = columns.map(([name, type]) => ({ name, type }));
    return pipeline(
      writeXlsx(rows(), { columns: described, sheet: 'orders' }).stream,
      createWriteStream(path),
    );
  });
}
console.log(
  `${count.toLocaleString('en')} rows × ${columns.length} columns, ${(statSync(path).size / 1e6).toFixed(0)} MB`,
);
const options = { format: null, delimiter: null, encoding: null, header: null };
const source = { kind: 'files', paths: [path], options };
const copies = { folder: `${folder}sheets`, code: 'bench' };
await timed('inspect', () => inspect('orders', source, { roots: [folder], copies }));
const warehouse = await openWarehouse({ file: `${folder}w.duckdb`, stage: `${folder}stage` });
const fields = columns.map(([name]) => ({ field: name, column: name, type: null, money: false, sql: null }));
const { outcome, diagnostics } = await timed('load', () =>
  load({ dataset: 'orders', source, columns: fields }, { warehouse, folder, roots: [folder], copies }),
);
for (const { code, params } of diagnostics) console.log(code, params);
console.log(`rows loaded ${outcome?.rowsLoaded}; ${outcome?.columns.map(({ type }) => type.kind).join(' ')}`);
const { rows: sums } = await warehouse.run({
  sql: `SELECT count(*), sum(amount), max(created_at) FROM "${outcome?.table}"`,
  params: [],
});
console.log(sums[0]);
await warehouse.close();
rmSync(`${folder}w.duckdb`, { force: true });

/* node bench/load.mjs [--rows 1000000] [--runs 5]: loading a CSV of 12 columns, against DuckDB's own CREATE TABLE AS. */
import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { DuckDBInstance } from '@duckdb/node-api';
import { openWarehouse } from '../packages/engines/dist/index.js';
import { load } from '../packages/ingest/dist/index.js';
import { median, ratioOf, rounds } from './measure.mjs';

const { values } = parseArgs({
  options: { rows: { type: 'string', default: '1000000' }, runs: { type: 'string', default: '5' } },
});
const rows = Number(values.rows);
const folder = fileURLToPath(new URL('data/load/', import.meta.url));
const csv = `${folder}${rows}.csv`;
mkdirSync(folder, { recursive: true });

const money = { kind: 'decimal', precision: 18, scale: 4 };
/** Name, type for DuckDB, type for us, value. */
const columns = [
  ['order_id', 'BIGINT', { kind: 'bigint' }, 'x'],
  ['line_no', 'INTEGER', { kind: 'integer' }, 'x % 7'],
  ['order_date', 'DATE', { kind: 'date' }, "DATE '2011-01-01' + CAST(hash(x) % 1500 AS INTEGER)"],
  [
    'created_at',
    'TIMESTAMP',
    { kind: 'timestamp', zoned: false },
    "TIMESTAMP '2011-01-01 08:00:00' + to_seconds(CAST(hash(x) % 100000000 AS BIGINT))",
  ],
  ['customer', 'VARCHAR', { kind: 'text' }, "'C' || lpad(CAST(hash(x + 1) % 90000 AS VARCHAR), 6, '0')"],
  ['product', 'VARCHAR', { kind: 'text' }, "'product ' || (hash(x + 2) % 500)"],
  [
    'channel',
    'VARCHAR',
    { kind: 'text' },
    "['online', 'store', 'reseller, other', '电商'][1 + CAST(hash(x + 3) % 4 AS INTEGER)]",
  ],
  ['quantity', 'INTEGER', { kind: 'integer' }, '1 + hash(x + 4) % 20'],
  ['price', 'DECIMAL(18,4)', money, 'CAST(10 + (hash(x + 5) % 900000) / 100.0 AS DECIMAL(18,4))'],
  ['amount', 'DECIMAL(18,4)', money, 'CAST((hash(x + 6) % 90000000) / 100.0 AS DECIMAL(18,4))'],
  ['cost', 'DECIMAL(18,4)', money, 'CAST((hash(x + 7) % 50000000) / 100.0 AS DECIMAL(18,4))'],
  ['paid', 'BOOLEAN', { kind: 'boolean' }, 'hash(x + 8) % 2 = 0'],
];
const sums =
  'count(*), sum(order_id), sum(quantity), sum(price), sum(amount), sum(cost), count_if(paid), max(created_at)';

if (!existsSync(csv)) await generate();
let table = '';
const times = await rounds(
  [
    { name: 'duckdb', work: theirs },
    { name: 'ours', work: ours },
  ],
  { runs: Number(values.runs), warmups: 1 },
);
const [left, right] = [await answer('theirs.duckdb', 't'), await answer('ours/w.duckdb', table)];
if (left !== right) throw new Error(`the tables differ: ${left} and ${right}`);
const size = (statSync(csv).size / 1e6).toFixed(0);
console.log(`${rows.toLocaleString('en')} rows × ${columns.length} columns, ${size} MB`);
console.log(
  `CREATE TABLE AS ${median(times.get('duckdb')).toFixed(0)} ms, load ${median(times.get('ours')).toFixed(0)} ms`,
);
console.log(`ratio ${ratioOf(times.get('ours'), times.get('duckdb')).toFixed(2)}`);
console.log(`memory of the process at most ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`);

async function generate() {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const select = columns.map(([name, , , value]) => `${value} AS ${name}`).join(', ');
  await connection.run(`COPY (SELECT ${select} FROM range(${rows}) t(x)) TO '${csv}' (FORMAT csv, HEADER)`);
  instance.closeSync();
}

async function theirs() {
  const file = `${folder}theirs.duckdb`;
  for (const path of [file, `${file}.wal`]) rmSync(path, { force: true });
  const instance = await DuckDBInstance.create(file);
  const connection = await instance.connect();
  const types = columns.map(([name, type]) => `'${name}': '${type}'`).join(', ');
  await connection.run(
    `CREATE TABLE t AS SELECT * FROM read_csv('${csv}', columns = {${types}}, header = true, auto_detect = false, delim = ',', quote = '"', escape = '"', store_rejects = true)`,
  );
  await connection.run('CHECKPOINT');
  connection.disconnectSync();
  instance.closeSync();
}

async function ours() {
  const own = `${folder}ours`;
  rmSync(own, { recursive: true, force: true });
  const warehouse = await openWarehouse({ file: `${own}/w.duckdb`, stage: `${own}/stage` });
  const options = { format: null, delimiter: null, encoding: null, header: null };
  const fields = columns.map(([name, , type]) => ({
    field: name,
    column: name,
    type,
    money: type === money,
    sql: null,
  }));
  const task = { dataset: 'bench', source: { kind: 'files', paths: [csv], options }, columns: fields };
  const { outcome, diagnostics } = await load(task, { warehouse, folder: own, roots: [folder] });
  if (outcome === null) throw new Error(JSON.stringify(diagnostics));
  await warehouse.close();
  table = outcome.table;
}

/** Sums over what was loaded: both must have the same rows. */
async function answer(file, name) {
  const instance = await DuckDBInstance.create(`${folder}${file}`);
  const connection = await instance.connect();
  const rows = await (await connection.run(`SELECT ${sums} FROM "${name}"`)).getRows();
  connection.disconnectSync();
  instance.closeSync();
  return String(rows);
}

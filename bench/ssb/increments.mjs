/*
 * node bench/ssb/increments.mjs [--scale 1] [--runs 7] [--data <folder>] [--memory 1536MB]: one new month of lines in rollups that
 * were there: the months that did not change as they stand and the new one from rows, against all of it from rows again. Both are the
 * statements that a load runs; their rows are compared first.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openDatabase, rowsOf } from '../database.mjs';
import { median, middleHalf, ratioOf, rounds } from '../measure.mjs';
import { importPackages, openOurs } from '../ours.mjs';
import { generate, tables } from './generate.mjs';

const { values } = parseArgs({
  options: {
    scale: { type: 'string', default: '1' },
    runs: { type: 'string', default: '7' },
    data: { type: 'string', default: fileURLToPath(new URL('../data', import.meta.url)) },
    memory: { type: 'string' },
  },
});
const scale = Number(values.scale);
const NEW = { first: '1998-12-01', last: '1998-12-31' };

const connection = await openDatabase(join(values.data, `ssb-${scale}.duckdb`), scale, generate);
if (values.memory !== undefined) await connection.run(`SET memory_limit = '${values.memory}'`);
const { rollupTables, rollupIncrement, parseDay } = await importPackages();
const text = readFileSync(new URL('workspace/plumbline.yaml', import.meta.url), 'utf8');
const { model, facts } = await openOurs(connection, { files: new Map([['plumbline.yaml', text]]), tables });
const changed = { ranges: [{ from: parseDay(NEW.first), to: parseDay(NEW.last) }], undated: false };

const lines = await rowsOf(connection, 'SELECT count(*), count(*) FILTER (order_date >= ?) FROM lineorder', [
  NEW.first,
]);
console.log(`${lines[0].map((n) => Number(n).toLocaleString('en')).join(' lines, of the new month ')}`);
for (const { name, sql } of rollupTables(model, facts)) {
  const former = `former of ${name}`;
  await connection.run(
    `CREATE TEMP TABLE "${former}" AS SELECT * FROM "${name}" WHERE month < DATE '${NEW.first}'`,
  );
  const increment = rollupIncrement({ model, facts, name }, former, changed);
  if (increment === null) throw new Error(`${name} is made as a whole`);
  const make = (table, statement) =>
    connection.run(`CREATE OR REPLACE TEMP TABLE "${table}" AS ${statement}`);
  const whole = () => make('whole', sql);
  const inPart = () => make('in part', increment.sql);
  await whole();
  await inPart();
  const [[apart]] = await rowsOf(
    connection,
    `SELECT count(*) FROM ((FROM whole EXCEPT ALL FROM "in part") UNION ALL (FROM "in part" EXCEPT ALL FROM whole))`,
  );
  if (Number(apart) > 0) throw new Error(`${name}: ${apart} rows differ`);
  const times = await rounds(
    [
      { name: 'whole', work: whole },
      { name: 'in part', work: inPart },
    ],
    { runs: Number(values.runs), warmups: 1 },
  );
  const [all, part] = [times.get('whole'), times.get('in part')];
  const [low, high] = middleHalf(part, all).map((ratio) => ratio.toFixed(3));
  console.log(
    `${name}: whole ${median(all).toFixed(1)} ms, in part ${median(part).toFixed(1)} ms, ratio ${ratioOf(part, all).toFixed(3)} (${low}–${high})`,
  );
}

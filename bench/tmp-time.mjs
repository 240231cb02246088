import { readFileSync } from 'node:fs';
import { openDatabase, rowsOf } from './database.mjs';
import { median } from './measure.mjs';

const c = await openDatabase(new URL('data/10000000.duckdb', import.meta.url).pathname, 1e7);
const files = process.argv.slice(3);
const runs = +process.argv[2];
const w = new Map(files.map((f) => [f, []])),
  u = new Map(files.map((f) => [f, []]));
for (let r = -1; r < runs; r++)
  for (const f of files) {
    const sql = readFileSync(f, 'utf8');
    const c0 = process.cpuUsage(),
      t0 = performance.now();
    await rowsOf(c, sql);
    const c1 = process.cpuUsage(c0);
    if (r >= 0) {
      w.get(f).push(performance.now() - t0);
      u.get(f).push((c1.user + c1.system) / 1000);
    }
  }
const b = files[0];
for (const f of files)
  console.log(
    f.split('/').pop().padEnd(26),
    'wall min',
    Math.min(...w.get(f)).toFixed(1),
    'med',
    median(w.get(f)).toFixed(1),
    'ratio',
    median(w.get(f).map((x, i) => x / w.get(b)[i])).toFixed(2),
    '| cpu min',
    Math.min(...u.get(f)).toFixed(1),
    'med',
    median(u.get(f)).toFixed(1),
    'ratio of mins',
    (Math.min(...u.get(f)) / Math.min(...u.get(b))).toFixed(2),
  );

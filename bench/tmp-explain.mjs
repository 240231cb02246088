import { readFileSync } from 'node:fs';
import { openDatabase, rowsOf } from './database.mjs';

const c = await openDatabase(new URL('data/10000000.duckdb', import.meta.url).pathname, 1e7);
for (const f of process.argv.slice(2)) {
  await rowsOf(c, readFileSync(f, 'utf8'));
  const r = await rowsOf(c, 'EXPLAIN ANALYZE ' + readFileSync(f, 'utf8'));
  console.log(f);
  console.log(r[0][1]);
}

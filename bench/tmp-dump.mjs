import { copyFileSync, writeFileSync } from 'node:fs';
import { openDatabase } from './database.mjs';
import { openOurs } from './ours.mjs';
import { questions } from './questions.mjs';

const c = await openDatabase(new URL('data/10000000.duckdb', import.meta.url).pathname, 1e7);
const ours = await openOurs(c);
for (const q of questions) {
  const n = q.name[0];
  writeFileSync(`/tmp/perf/q/${n}-best.sql`, q.best);
  const x = ours.compile(q.query);
  writeFileSync(`/tmp/perf/q/${n}-ours.sql`, ours.explain(x).sql);
}

/*
 * npm run peers:metricflow -- --cases <folder> --out <folder>
 * Loads a folder of MetricFlow's integration cases, imports its manifests, translates each request to a MetricQuery and writes one file a
 * case: `{columns, rows}`, or `{refused: "<code>"}`. Where the folder holds the expected rows, the score is printed too.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { messageOf } from '@plumbline/diagnostics';
import { answerMetricFlow, differenceOf, readCases } from '@plumbline/testkit';

const { values } = parseArgs({ options: { cases: { type: 'string' }, out: { type: 'string' } } });
if (values.cases === undefined || values.out === undefined) {
  process.stderr.write('npm run peers:metricflow -- --cases <folder> --out <folder>\n');
  process.exit(1);
}
const folder = resolve(values.cases);
const out = resolve(values.out);
mkdirSync(out, { recursive: true });
const work = mkdtempSync(join(tmpdir(), 'plumbline-peers-'));
try {
  const answers = await answerMetricFlow(folder, work);
  const cases = readCases(folder);
  let same = 0;
  for (const one of cases) {
    const { answer, reasons } = answers.get(one.id);
    writeFileSync(join(out, `${one.id}.json`), `${JSON.stringify(answer)}\n`);
    if (one.rows === undefined) continue;
    const difference = differenceOf(answer, one);
    if (difference === null) same++;
    else {
      const why = reasons[0] === undefined ? '' : ` (${messageOf(reasons[0], 'en')})`;
      process.stdout.write(`${one.id}: ${difference}${why}\n`);
    }
  }
  process.stdout.write(`${cases.length} cases, ${same} with the rows of MetricFlow\n`);
} finally {
  rmSync(work, { recursive: true, force: true });
}

/*
 * npm run mutate [-- --only calendar,model/3] [--from query] [--named] [--minutes 4] [--fresh] [--check]
 * Applies each edit of scripts/mutations/ alone, in a scratch copy: the tests it names first, the whole suite when they pass. Every edit
 * makes a number wrong; one that no test notices is a hole in the tests, one that does not compile is a hole in the list.
 * Verdicts on unchanged sources are kept: a run that was stopped (or stops itself after `--minutes`) goes on where it was.
 * `--named` leaves the whole suite out, `--check` only asks whether every edit still fits the code.
 */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { misfits, readEdits, selectEdits } from './mutate/read-edits.mjs';
import { openResults } from './mutate/results.mjs';
import { runTests } from './mutate/run-tests.mjs';
import { makeScratchCopy, stateOf, typeError, withEdit } from './mutate/scratch-copy.mjs';
import { wholeSuite } from './mutate/whole-suite.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const atLeast = 25;
const started = Date.now();
const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    from: { type: 'string', default: '' },
    minutes: { type: 'string', default: 'Infinity' },
    named: { type: 'boolean', default: false },
    fresh: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
  },
});

const all = await readEdits(root);
const edits = selectEdits(all, values);
const wrong = misfits(all, root);
if (all.length < atLeast) wrong.push(`fewer than ${atLeast} edits are listed`);
for (const line of wrong) console.error(line);
if (wrong.length > 0) process.exit(1);
if (values.check) process.exit(0);

const results = openResults(root, stateOf(root));
const open = edits.filter((edit) => values.fresh || results.verdictOf(edit) === null);
if (open.length > 0) judgeAll(open);
summarize();

function judgeAll(list) {
  const scratch = makeScratchCopy(root);
  const broken = typeError(root, scratch, '.');
  if (broken !== null) throw new Error(`types fail without any edit: ${broken}`);
  requireGreen(scratch, [...new Set(list.flatMap(({ tests }) => tests))]);
  for (const edit of list) {
    if (Date.now() - started > Number(values.minutes) * 60_000) return;
    const begun = Date.now();
    const verdict = judge(scratch, edit);
    if (verdict !== null) results.record(edit, verdict);
    const seconds = Math.round((Date.now() - begun) / 1000);
    console.log(`${edit.id} ${edit.file}: ${edit.why}\n      ${textOf(verdict)} (${seconds} s)`);
  }
}

/** Tests that fail anyway would count as kills. */
function requireGreen(scratch, tests) {
  const unknown = tests.filter((test) => !results.isGreen(test));
  if (unknown.length === 0) return;
  console.log(`unchanged code first: ${unknown.join(' ')}`);
  const { passed, by, broken } = runTests(root, scratch, unknown);
  if (!passed) throw new Error(`tests fail without any edit: ${by ?? broken}`);
  results.recordGreen(unknown);
}

/** The verdict, or null when it stays open because the rest of the suite was not asked. */
function judge(scratch, edit) {
  const packageFolder = edit.file.split('/').slice(0, 2).join('/');
  const named = withEdit(scratch, edit, () => {
    const broken = typeError(root, scratch, packageFolder);
    return broken === null ? runTests(root, scratch, edit.tests) : { passed: false, broken };
  });
  if (!named.passed) return verdictOf(named);
  if (values.named) return null;
  for (const part of wholeSuite(root, packageFolder)) {
    requireGreen(scratch, [part]);
    const result = withEdit(scratch, edit, () => runTests(root, scratch, [part]));
    if (!result.passed) return { ...verdictOf(result), elsewhere: true };
  }
  return { kind: 'survived' };
}

function verdictOf({ by, broken }) {
  return broken === undefined ? { kind: 'killed', by } : { kind: 'broken', reason: broken };
}

function textOf(verdict) {
  if (verdict === null) return 'NOT NOTICED by the tests it names; the others were not asked';
  if (verdict.kind === 'survived') return 'SURVIVED';
  if (verdict.kind === 'broken') return `BROKEN EDIT: ${verdict.reason}`;
  return `killed by ${verdict.by}${verdict.elsewhere ? ' (not by the tests it names)' : ''}`;
}

function summarize() {
  const table = new Map();
  for (const edit of edits) {
    const verdict = results.verdictOf(edit);
    const list = edit.id.split('/')[0];
    const row = table.get(list) ?? { killed: 0, survived: 0, broken: 0, open: 0 };
    row[verdict?.kind ?? 'open'] += 1;
    table.set(list, row);
    if (verdict !== null && verdict.kind !== 'killed')
      console.log(`${edit.id} ${edit.file}: ${textOf(verdict)}`);
  }
  console.table(Object.fromEntries(table));
  const killed = [...table.values()].reduce((sum, row) => sum + row.killed, 0);
  console.log(`${killed} of ${edits.length} edits killed`);
  process.exitCode = killed === edits.length ? 0 : 1;
}

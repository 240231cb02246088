/*
 * npm run mutate [-- --only calendar] [--check]: applies each edit of scripts/mutations/ alone, in a scratch copy, and runs the tests that
 * guard the file. Every edit makes a number wrong; one that no test notices is a hole in the tests.
 * `--check` only asks whether every edit still fits the code.
 */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { values } = parseArgs({
  options: { only: { type: 'string', default: '' }, check: { type: 'boolean', default: false } },
});
const atLeast = values.only === '' ? 25 : 1;
const minutesPerEdit = 10;
/** Tests of the whole that guard every number, the quick ones first: hand-written cases and soundness, laws, the rest. */
const guards = [
  ['packages/testkit/test/cases', 'packages/testkit/test/soundness'],
  ['packages/testkit/test/laws'],
  ['packages/testkit/test/reference', 'packages/testkit/test/adventure-works', 'packages/testkit/test/demo'],
];
/** Random databases for each law: an edit that so few do not notice counts as unnoticed. */
const lawRuns = '40';

const edits = await readEdits();
const scratch = mkdtempSync(join(tmpdir(), 'plumbline-mutate-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));
process.on('SIGINT', () => process.exit(130));

requireUnique(edits);
if (values.check) process.exit(0);
copyRepository();
requireGreen();

const survivors = [];
for (const [i, edit] of edits.entries()) {
  const started = Date.now();
  const killer = killerOf(edit);
  const seconds = Math.round((Date.now() - started) / 1000);
  const verdict = killer === null ? 'SURVIVED' : `killed by ${killer}`;
  console.log(
    `${String(i + 1).padStart(2)}/${edits.length} ${edit.file}: ${edit.why}\n      ${verdict} (${seconds} s)`,
  );
  if (killer === null) survivors.push(edit);
}
const killed = edits.length - survivors.length;
console.log(`${killed} of ${edits.length} edits killed, ${survivors.length} survived`);
if (edits.length < atLeast) console.log(`fewer than ${atLeast} edits are listed`);
process.exitCode = survivors.length === 0 && edits.length >= atLeast ? 0 : 1;

async function readEdits() {
  const folder = join(root, 'scripts', 'mutations');
  const files = readdirSync(folder)
    .filter((file) => file.startsWith(values.only))
    .sort();
  const lists = await Promise.all(
    files.map(async (file) => (await import(pathToFileURL(join(folder, file)))).default),
  );
  return lists.flat();
}

/** An edit whose text moved tests nothing: it must be looked at again. */
function requireUnique(list) {
  const lost = list.filter(({ file, find, replace }) => {
    const text = existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : '';
    return text.split(find).length !== 2 || find === replace;
  });
  for (const { file, find } of lost) console.error(`${file} does not hold exactly once: ${find}`);
  if (lost.length > 0) process.exit(1);
}

/** Sources are copied; installed packages are linked, except our own, which must resolve inside the copy. */
function copyRepository() {
  const leaveOut = new Set(['node_modules', 'dist', '.git', '.plumbline']);
  cpSync(root, scratch, {
    recursive: true,
    filter: (path) => path === root || !leaveOut.has(basename(path)),
  });
  const modules = join(scratch, 'node_modules');
  mkdirSync(join(modules, '@plumbline'), { recursive: true });
  for (const name of readdirSync(join(root, 'node_modules'))) {
    if (name !== '@plumbline' && !name.startsWith('.'))
      symlinkSync(join(root, 'node_modules', name), join(modules, name));
  }
  for (const name of readdirSync(join(scratch, 'packages'))) {
    symlinkSync(join(scratch, 'packages', name), join(modules, '@plumbline', name));
  }
}

function requireGreen() {
  const touched = [...new Set(edits.map(testsOf))];
  const all = [...touched, ...guards.flat()];
  console.log(`unchanged code first: ${all.join(' ')}`);
  const failed = failedTest(all);
  if (failed === null) return;
  console.error(`tests fail without any edit: ${failed}`);
  process.exit(1);
}

function killerOf(edit) {
  const path = join(scratch, edit.file);
  const text = readFileSync(path, 'utf8');
  writeFileSync(
    path,
    text.replace(edit.find, () => edit.replace),
  );
  try {
    for (const tests of [[testsOf(edit)], ...guards]) {
      const failed = failedTest(tests);
      if (failed !== null) return failed;
    }
    return null;
  } finally {
    writeFileSync(path, text);
  }
}

function testsOf({ file }) {
  return file.split('/').slice(0, 2).concat('test').join('/');
}

/** The first failing test, or null when all pass. */
function failedTest(paths) {
  const report = join(scratch, 'report.json');
  rmSync(report, { force: true });
  const args = ['run', '--bail', '1', '--passWithNoTests', '--reporter', 'json', '--outputFile', report];
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const { status, stderr, error } = spawnSync(process.execPath, [vitest, ...args, ...paths], {
    cwd: scratch,
    encoding: 'utf8',
    timeout: minutesPerEdit * 60_000,
    env: {
      ...process.env,
      LAW_RUNS: lawRuns,
      PLUMBLINE_SHARED: resolve(root, process.env.PLUMBLINE_SHARED ?? '../shared'),
    },
  });
  if (error !== undefined && error.code === 'ETIMEDOUT') return `the limit of ${minutesPerEdit} minutes`;
  if (status === 0) return null;
  return firstFailure(report) ?? `an error before the tests: ${stderr.trim().split('\n')[0]}`;
}

function firstFailure(report) {
  try {
    const { testResults } = JSON.parse(readFileSync(report, 'utf8'));
    for (const file of testResults) {
      const test = file.assertionResults.find(({ status }) => status === 'failed');
      if (test !== undefined) return `"${test.fullName}"`;
      if (file.status === 'failed') return `${basename(file.name)}: ${file.message.split('\n')[0]}`;
    }
  } catch {}
  return null;
}

/* What CI runs: the README's test command, then what `npm run check` has beyond it. Ends with one line of totals. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describeSkip } from './summary-reporter.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const total = { passed: 0, failed: 0, skipped: 0, skips: [] };

function step(name, command, env = {}) {
  console.log(`\n── ${name}: ${command.join(' ')}`);
  const [program, ...args] = command;
  const { status } = spawnSync(program, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  return status === 0;
}

function count(name, passed) {
  total[passed ? 'passed' : 'failed'] += 1;
  if (!passed) console.log(`failed: ${name}`);
}

/** A non-zero exit without a failed test (types, a crash before the report) is one failure more. */
function addTests() {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-ci-'));
  const file = join(folder, 'summary.json');
  const passed = step('tests', ['npm', 'test'], { LAW_RUNS: '300', PLUMBLINE_TEST_SUMMARY: file });
  const summary = existsSync(file)
    ? JSON.parse(readFileSync(file, 'utf8'))
    : { passed: 0, failed: 0, skipped: 0, skips: [] };
  rmSync(folder, { recursive: true });
  for (const key of ['passed', 'failed', 'skipped']) total[key] += summary[key];
  total.skips.push(...summary.skips);
  if (!passed && summary.failed === 0) count('npm test stopped before or beside its tests', false);
  if (passed && summary.passed === 0) count('npm test ran no test', false);
}

function addShared() {
  const shared = resolve(root, process.env.PLUMBLINE_SHARED ?? '../shared');
  if (process.env.CI === 'true') count(`shared test data at ${shared}`, existsSync(shared));
}

addShared();
addTests();
count('lint', step('lint', ['npx', '--no-install', 'biome', 'check', '--error-on-warnings', '.']));
count('mutation list', step('mutation list', ['node', 'scripts/mutate.mjs', '--check']));
count('dead code', step('dead code', ['npx', '--no-install', 'knip']));

console.log('');
for (const skip of total.skips) console.log(describeSkip(skip));
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed > 0 ? 1 : 0;

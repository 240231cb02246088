import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

const minutes = 20;
/** Random databases for each law: an edit that so few do not notice counts as unnoticed. */
const lawRuns = '40';
/** A module that cannot be read proves nothing about the tests. */
const unreadable =
  /SyntaxError|Transform failed|PARSE_ERROR|Failed to (load|resolve)|Cannot find (module|package)/;

/**
 * Runs test files or folders up to the first failure:
 * `{ passed: true }`, `{ passed: false, by }` or `{ passed: false, broken }`. Throws when vitest gives no clear answer.
 */
export function runTests(root, scratch, files) {
  const report = join(scratch, 'report.json');
  rmSync(report, { force: true });
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const flags = ['--bail', '1', '--reporter', 'json', '--outputFile', report];
  const { status, stderr, error } = spawnSync(process.execPath, [vitest, 'run', ...flags, ...files], {
    cwd: scratch,
    encoding: 'utf8',
    timeout: minutes * 60_000,
    env: {
      ...process.env,
      LAW_RUNS: lawRuns,
      PLUMBLINE_SHARED: resolve(root, process.env.PLUMBLINE_SHARED ?? '../shared'),
    },
  });
  if (error !== undefined) throw new Error(`vitest did not end: ${error.message}`);
  const { testResults, numPassedTests } = readReport(report, stderr);
  if (status === 0) {
    if (numPassedTests === 0) throw new Error(`no test ran: ${files.join(' ')}`);
    return { passed: true };
  }
  return firstFailure(testResults, stderr);
}

function readReport(report, stderr) {
  try {
    return JSON.parse(readFileSync(report, 'utf8'));
  } catch (error) {
    throw new Error(`the report of vitest cannot be read (${error.message}): ${stderr.trim()}`);
  }
}

/** A failing test, else a file that threw: while its tests were gathered or by its hooks. */
function firstFailure(testResults, stderr) {
  const failed = testResults.filter(({ status }) => status === 'failed');
  const broken = failed.find(({ message }) => unreadable.test(message));
  if (broken !== undefined) return { passed: false, broken: broken.message.split('\n')[0] };
  for (const file of failed) {
    const test = file.assertionResults.find(({ status }) => status === 'failed');
    const name = basename(file.name);
    if (test !== undefined) return { passed: false, by: `${name}: ${test.fullName}` };
    return { passed: false, by: `${name}: ${file.message.split('\n')[0]}` };
  }
  throw new Error(`vitest failed without a failing test: ${stderr.trim()}`);
}

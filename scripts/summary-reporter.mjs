/* A vitest reporter: lists every skip with its reason and ends with `N passed, N failed, N skipped`. */
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';

/**
 * A skipped test without a stated reason fails the run: `ctx.skip('why')` or `ctx.skip(condition, 'why')`.
 * With PLUMBLINE_TEST_SUMMARY=<file> the numbers go to that file as JSON, for `.ci/run` to add up.
 */
export default class SummaryReporter {
  onInit(vitest) {
    this.vitest = vitest;
  }

  onTestRunEnd(modules, unhandledErrors) {
    const summary = this.count(modules);
    summary.failed += unhandledErrors.length;
    const unexplained = summary.skips.filter((skip) => skip.reason === null);
    if (unexplained.length > 0) {
      summary.failed += unexplained.length;
      summary.skipped -= unexplained.length;
      process.exitCode = 1;
    }
    const out = process.env.PLUMBLINE_TEST_SUMMARY;
    if (out) writeFileSync(out, JSON.stringify(summary));
    else print(summary);
  }

  count(modules) {
    const summary = { passed: 0, failed: 0, skipped: 0, skips: [] };
    const filtered = this.vitest.config.testNamePattern !== undefined;
    for (const module of modules) {
      if (module.state() === 'failed' && module.errors().length > 0) summary.failed += 1;
      for (const test of module.children.allTests()) {
        const result = test.result();
        if (result.state === 'pending') continue;
        summary[result.state] += 1;
        if (result.state !== 'skipped') continue;
        const reason =
          result.note ??
          (isSetUpBroken(test) ? 'its set-up failed' : null) ??
          (filtered ? 'left out by the name filter' : null);
        summary.skips.push({ file: relative(process.cwd(), module.moduleId), test: test.fullName, reason });
      }
      for (const suite of module.children.allSuites()) {
        if (suite.state() === 'failed' && suite.errors().length > 0) summary.failed += 1;
      }
    }
    return summary;
  }
}

/** After a failed hook vitest skips the tests below; the hook's suite is counted as the failure. */
function isSetUpBroken(test) {
  for (let parent = test.parent; parent !== undefined; parent = parent.parent) {
    if (parent.errors().length > 0) return true;
    if (parent.type === 'module') return false;
  }
  return false;
}

function print({ passed, failed, skipped, skips }) {
  for (const skip of skips) console.log(describeSkip(skip));
  console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
}

export function describeSkip({ file, test, reason }) {
  return reason === null
    ? `failed: ${file} > ${test} is skipped without a reason; say it with ctx.skip('…')`
    : `skipped: ${file} > ${test}: ${reason}`;
}

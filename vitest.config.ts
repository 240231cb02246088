import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Without `import`: it is added to imports anyway, and would otherwise hold for `require` inside packages too. */
const conditions = ['plumbline:source', 'node', 'default'];

const LONG =
  /\/(laws[^/]*|attack|within-reach|workspace-commands|rows-of-figures|truth|store|sweep)\.test\.ts$/;

/** What takes minutes begins first, so that no core waits for it at the end. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => LONG.test(moduleId);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['packages/*/test/**/*.test.ts', 'apps/*/test/**/*.test.ts'],
          exclude: ['**/node_modules/**', 'apps/web/test/browser/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['apps/web/test/browser/**/*.test.ts'],
          globalSetup: 'apps/web/test/browser/harness/global-setup.ts',
          // As patient as Playwright itself: a page on a slow machine is not a wrong page.
          expect: { poll: { timeout: 30_000 } },
        },
      },
    ],
    sequence: { sequencer: LongestFirst },
    setupFiles: ['scripts/fixed-seed.mjs', 'scripts/no-network.mjs'],
    pool: 'forks',
    // Modules are read once for all files of a process: a test replaces none of them, and leaves no state behind in one.
    isolate: false,
    // Two cores: files that drive a browser or a server wait about half of their time.
    maxWorkers: 4,
    testTimeout: 600_000,
    hookTimeout: 600_000,
    reporters: ['default', './scripts/summary-reporter.mjs'],
  },
});

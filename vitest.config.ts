import { defineConfig } from 'vitest/config';

/** Without `import`: it is added to imports anyway, and would otherwise hold for `require` inside packages too. */
const conditions = ['plumbline:source', 'node', 'default'];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    include: ['packages/*/test/**/*.test.ts', 'apps/*/test/**/*.test.ts'],
    setupFiles: ['scripts/fixed-seed.mjs'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 600_000,
    hookTimeout: 600_000,
    reporters: ['default', './scripts/summary-reporter.mjs'],
  },
});

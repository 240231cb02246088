import { defineConfig } from 'vitest/config';

const conditions = ['plumbline:source', 'node', 'import', 'default'];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    include: ['packages/*/test/**/*.test.ts'],
    setupFiles: ['scripts/fixed-seed.mjs'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 600_000,
    hookTimeout: 600_000,
    reporters: ['default', './scripts/summary-reporter.mjs'],
  },
});

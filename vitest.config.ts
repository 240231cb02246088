import { defineConfig } from 'vitest/config';

// Vite and Node add `import` or `require` themselves: named here, a `require` would be given the ES module of a package
// that has both forms.
const conditions = ['plumbline:source', 'node'];

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

// npm run sweep [points] [seed]: kills a process that loads, applies and backs up, at many random moments.
import { spawnSync } from 'node:child_process';

const [points = '200', seed = '1'] = process.argv.slice(2);
const { status } = spawnSync(
  process.execPath,
  ['node_modules/vitest/vitest.mjs', 'run', 'packages/center/test/sweep.test.ts', '--testTimeout', '7200000'],
  { stdio: 'inherit', env: { ...process.env, PLUMBLINE_SWEEP: points, PLUMBLINE_SWEEP_SEED: seed } },
);
process.exitCode = status ?? 1;

/* Builds the web app when its build is missing or older than a source it is made of. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const app = join(root, 'apps', 'web');
const built = join(app, 'dist', 'index.html');
const sources = [
  'index.html',
  'vite.config.ts',
  'package.json',
  'src',
  '../../packages/client/src',
  '../../packages/finance/src',
];

function newest(path) {
  const found = statSync(path);
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

function isStale() {
  if (!existsSync(built)) return true;
  const { mtimeMs } = statSync(built);
  return sources.some((source) => newest(join(app, source)) > mtimeMs);
}

if (isStale()) {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const { status } = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: app,
    stdio: ['ignore', 2, 2],
  });
  process.exitCode = status ?? 1;
}

/*
 * `npm run demo`: builds what is missing, then runs `plumbline demo` over a folder of the clone, which makes, loads, asks and serves it.
 * Flags are passed on: `npm run demo -- --locale en --port 4700 --scale 2`; `--no-serve` stops after the answers.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Says so only when it takes long: the first time. */
function build() {
  if (!existsSync(join(root, 'packages/cli/dist/index.js')))
    process.stderr.write('building once … / 首次运行，正在构建 …\n');
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  for (const step of [[compiler, '-b'], [join(root, 'scripts/web.mjs')]]) {
    const { status } = spawnSync(process.execPath, step, { cwd: root, stdio: 'inherit' });
    if (status !== 0) return status ?? 1;
  }
  return 0;
}

const status = build();
if (status !== 0) process.exit(status);
const given = process.argv.slice(2);
const hasFolder = given.length > 0 && !given[0].startsWith('-');
const folder = relative(process.cwd(), join(root, 'workspaces/demo'));
process.argv.splice(2, given.length, 'demo', ...(hasFolder ? [] : [folder]), ...given);
createRequire(import.meta.url)('../bin/plumbline.js');

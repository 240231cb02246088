#!/usr/bin/env node
/* CommonJS, so that this line runs before anything that starts the thread pool: with the default of 4 threads a few
   running queries block every file read. */
process.env.UV_THREADPOOL_SIZE ??= String(4 + 2 * require('node:os').availableParallelism());

const { spawnSync } = require('node:child_process');
const { existsSync } = require('node:fs');
const { join } = require('node:path');
const { pathToFileURL } = require('node:url');

const root = join(__dirname, '..');
const entry = join(root, 'packages', 'cli', 'dist', 'index.js');

if (!existsSync(entry)) build();
import(pathToFileURL(entry).href)
  .then(({ runProcess }) => runProcess())
  .catch((cause) => {
    console.error(cause);
    process.exit(2);
  });

function build() {
  console.error('plumbline: building once … / 首次运行,正在构建 …');
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  if (!existsSync(compiler)) {
    console.error('plumbline: run "npm ci" first / 请先运行 npm ci');
    process.exit(2);
  }
  const { status } = spawnSync(process.execPath, [compiler, '-b', join('packages', 'cli')], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0 || !existsSync(entry)) {
    console.error('plumbline: the build failed / 构建失败');
    process.exit(2);
  }
}

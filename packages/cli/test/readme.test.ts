import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { build, repository } from './run-plumbline.ts';

const READMES = ['README.md', 'README.zh.md'];
const made: string[] = [];

beforeAll(build);
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** The block of shell commands that makes the first workspace. */
function firstWorkspace(file: string): string {
  const text = readFileSync(join(repository, file), 'utf8');
  const [, block] = /```sh\n(mkdir shop[^`]*)```/.exec(text) ?? [];
  if (block === undefined) throw new Error(`${file} makes no first workspace`);
  return block;
}

/** In the README the folder stands in the repository; here beside it, so that the repository stays as it is. */
const NPX = `npx() {
  [ "$1 $2 $3" = '--prefix .. plumbline' ] || exit 9
  shift 3
  "$NODE" "$PLUMBLINE" "$@"
}
`;

test.each(READMES)('the first workspace of %s answers', async (file) => {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-readme-'));
  made.push(folder);
  const env = {
    PATH: process.env.PATH,
    LANG: 'en_US.UTF-8',
    NODE: process.execPath,
    PLUMBLINE: join(repository, 'bin/plumbline.js'),
  };
  const run = promisify(execFile);
  const { stdout } = await run('sh', ['-e', '-c', `${NPX}${firstWorkspace(file)}`], { cwd: folder, env });
  expect(stdout).toContain('1 dataset, 2 metrics; 0 errors, 0 warnings');
  expect(stdout).toMatch(/^2025-01 +180\.00 .* 38\.89% /m);
  expect(stdout).toMatch(/^2025-02 \* +90\.00 +100\.00 +-10\.00 +-10\.00% +50\.00% +40\.00% +10\.00 pp/m);
});

test('both READMEs make the same workspace', () => {
  expect(firstWorkspace('README.zh.md')).toBe(firstWorkspace('README.md'));
});

import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { codeVersion, versionOf } from '../src/check/code-version.ts';
import { temporaryFolder } from './temporary-folder.ts';

test('another version of our code is another version, whatever of it changed', () => {
  const folder = temporaryFolder({ 'a.js': 'export const a = 1;\n', 'deep/b.js': '', 'deep/b.d.ts': '' });
  const now = () => versionOf([folder, join(folder, 'absent')], '.js');
  const seen = [now()];
  expect(now()).toBe(seen[0]);
  writeFileSync(join(folder, 'deep/b.d.ts'), 'types do not run');
  expect(now()).toBe(seen[0]);
  const change = (work: () => void) => {
    work();
    expect(seen).not.toContain(now());
    seen.push(now());
  };
  change(() => writeFileSync(join(folder, 'deep/b.js'), 'export const b = 2;\n'));
  change(() => utimesSync(join(folder, 'a.js'), 1, 1));
  mkdirSync(join(folder, 'new'));
  change(() => writeFileSync(join(folder, 'new/c.js'), ''));
  change(() => rmSync(join(folder, 'a.js')));
});

test('the code that runs has one version', () => {
  expect(codeVersion()).toMatch(/^[0-9a-f]{32}$/);
  expect(codeVersion()).toBe(codeVersion());
});

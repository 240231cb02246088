import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

const leftOut = new Set(['node_modules', 'dist', '.git', '.plumbline']);
/** What an answer of the tests depends on; the lists of edits are no part of it. */
const measured = ['packages', 'workspaces', 'docs', 'bin', 'package-lock.json', 'vitest.config.ts'];

/** Sources are copied; installed packages are linked, except our own, which must resolve inside the copy. */
export function makeScratchCopy(root) {
  const scratch = mkdtempSync(join(tmpdir(), 'plumbline-mutate-'));
  process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));
  process.on('SIGINT', () => process.exit(130));
  process.on('SIGTERM', () => process.exit(143));
  cpSync(root, scratch, {
    recursive: true,
    filter: (path) => path === root || !leftOut.has(basename(path)),
  });
  const modules = join(scratch, 'node_modules');
  mkdirSync(join(modules, '@plumbline'), { recursive: true });
  for (const name of readdirSync(join(root, 'node_modules'))) {
    if (name !== '@plumbline' && !name.startsWith('.'))
      symlinkSync(join(root, 'node_modules', name), join(modules, name));
  }
  for (const name of readdirSync(join(scratch, 'packages'))) {
    symlinkSync(join(scratch, 'packages', name), join(modules, '@plumbline', name));
  }
  return scratch;
}

/** Changes when any file changes that the tests read. */
export function stateOf(root) {
  const hash = createHash('sha256');
  const visit = (path) => {
    for (const entry of readdirSync(path, { withFileTypes: true }).sort((a, b) =>
      a.name < b.name ? -1 : 1,
    )) {
      if (leftOut.has(entry.name)) continue;
      if (entry.isDirectory()) visit(join(path, entry.name));
      else add(join(path, entry.name));
    }
  };
  const add = (path) => hash.update(`${path.slice(root.length)}\n`).update(readFileSync(path));
  for (const name of measured) name.includes('.') ? add(join(root, name)) : visit(join(root, name));
  return hash.digest('hex');
}

/** Runs `work` while the edit stands in the copy. */
export function withEdit(scratch, { file, find, replace }, work) {
  const path = join(scratch, file);
  const text = readFileSync(path, 'utf8');
  writeFileSync(
    path,
    text.replace(find, () => replace),
  );
  try {
    return work();
  } finally {
    writeFileSync(path, text);
  }
}

/** The first error of the types of a package and of what it imports, or null. */
export function typeError(root, scratch, packageFolder) {
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [tsc, '-b', '--pretty', 'false', packageFolder],
    {
      cwd: scratch,
      encoding: 'utf8',
    },
  );
  return status === 0 ? null : `${stdout}${stderr}`.trim().split('\n')[0];
}

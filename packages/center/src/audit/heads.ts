import { mkdir, open, readFile, realpath } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { PlumblineError, report, systemReason } from '@plumbline/diagnostics';
import { isBelow } from '../workspace/is-below.ts';

/** A head of the audit log as it stood, in a file out of reach of whoever can write the log. One JSON text a line. */
export interface WrittenHead {
  readonly at: string;
  readonly workspace: string;
  /** Hash of the first line: the log, whatever the workspace is called. Absent in the oldest heads. */
  readonly first?: string;
  /** How many lines there were. */
  readonly events: number;
  /** Hash of the last of them. */
  readonly head: string;
}

/** Throws PlumblineError `people/audit-heads-inside`, `people/audit-heads-unreadable`. */
export async function appendHead(
  path: string,
  { root, head }: { readonly root: string; readonly head: WrittenHead },
): Promise<void> {
  const file = await outside(path, root);
  try {
    const handle = await open(file, 'a', 0o600);
    try {
      await handle.writeFile(`${JSON.stringify(head)}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

/**
 * Every head of this workspace, oldest first: whoever renames it, or writes another log for it, still has them against them.
 * Throws PlumblineError `people/audit-heads-unreadable`.
 */
export async function writtenHeads(
  path: string,
  { workspace, first }: Pick<WrittenHead, 'workspace' | 'first'>,
): Promise<readonly WrittenHead[]> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return '';
    throw unreadable(path, cause);
  });
  try {
    const heads = text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as WrittenHead);
    const isOwn = (head: WrittenHead) =>
      head.workspace === workspace || (first !== undefined && head.first === first);
    return heads.filter(isOwn);
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

/** Links are resolved first: a link out of the folder that leads back is inside. */
async function outside(path: string, root: string): Promise<string> {
  const folder = dirname(resolve(path));
  try {
    await mkdir(folder, { recursive: true });
    const file = join(await realpath(folder), basename(path));
    if (!isBelow(file, root)) return file;
  } catch (cause) {
    throw unreadable(path, cause);
  }
  throw new PlumblineError([report('people/audit-heads-inside', { path })]);
}

function unreadable(path: string, cause: unknown): PlumblineError {
  return new PlumblineError([report('people/audit-heads-unreadable', { path, reason: systemReason(cause) })]);
}

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LoadSource } from '@plumbline/ingest';
import { writeFileAtomically } from '../state/write-file-atomically.ts';
import type { WorkspaceOptions } from '../workspace/workspace-options.ts';
import type { CheckReport } from './check.ts';
import { codeVersion } from './code-version.ts';

/** What a check found, and everything it depended on. */
export interface CheckMemory {
  /** Hash of definitions, the variables they mention, and our code. */
  readonly inputs: string;
  readonly sources: readonly { readonly source: LoadSource; readonly fingerprint: string | null }[];
  readonly report: Omit<CheckReport, 'isRemembered'>;
}

const FILE = 'check.json';

/** Hash of all that a check reads, sources apart. */
export async function inputsOfCheck(
  root: string,
  files: ReadonlyMap<string, string>,
  options: WorkspaceOptions,
): Promise<string> {
  const hash = createHash('sha256');
  const add = (text: string) => hash.update(`${text.length}:`).update(text);
  add(codeVersion());
  add(root);
  add(options.cwd);
  add(options.today ?? '');
  const mentioned = new Set<string>();
  for (const [path, text] of files) {
    add(path);
    add(text);
    for (const [, name] of text.matchAll(/\$\{([^}:]*)/g)) if (name !== undefined) mentioned.add(name);
  }
  for (const name of [...mentioned].sort()) add(`${name}=${options.env[name] ?? ''}`);
  return hash.digest('hex');
}

export async function readCheckMemory(root: string): Promise<CheckMemory | null> {
  try {
    const value: unknown = JSON.parse(await readFile(join(root, '.plumbline', FILE), 'utf8'));
    return isMemory(value) ? value : null;
  } catch {
    return null;
  }
}

/** A folder that cannot be written costs time, nothing else. */
export async function writeCheckMemory(root: string, memory: CheckMemory): Promise<void> {
  await writeFileAtomically(join(root, '.plumbline', FILE), JSON.stringify(memory)).catch(() => undefined);
}

function isMemory(value: unknown): value is CheckMemory {
  if (typeof value !== 'object' || value === null) return false;
  const report: unknown = Reflect.get(value, 'report');
  return (
    typeof Reflect.get(value, 'inputs') === 'string' &&
    Array.isArray(Reflect.get(value, 'sources')) &&
    typeof report === 'object' &&
    report !== null &&
    Array.isArray(Reflect.get(report, 'diagnostics'))
  );
}

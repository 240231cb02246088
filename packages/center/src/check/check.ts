import { join } from 'node:path';
import { type Diagnostic, PlumblineError } from '@plumbline/diagnostics';
import { fingerprint } from '@plumbline/ingest/fingerprints';
import { FILE_LIMITS } from '../workspace/limits.ts';
import { locateWorkspace } from '../workspace/locate-workspace.ts';
import { readDefinitionFiles } from '../workspace/read-definition-files.ts';
import { keepSources, recallSources } from '../workspace/source-memory.ts';
import type { WorkspaceOptions } from '../workspace/workspace-options.ts';
import { type CheckMemory, inputsOfCheck, readCheckMemory, writeCheckMemory } from './check-memory.ts';
import { codeVersion } from './code-version.ts';

export interface CheckReport {
  readonly diagnostics: readonly Diagnostic[];
  readonly counts: { readonly datasets: number; readonly metrics: number };
  readonly locale: 'zh' | 'en';
  /** True when nothing has changed since the findings were written down. */
  readonly isRemembered: boolean;
}

/** Checks a folder: everything wrong with it, in one go. Sources that are not there are a warning: definitions may live apart from the data. Throws PlumblineError only where there is no workspace. What it takes to look is loaded when something has changed. */
export async function check(dir: string, options: WorkspaceOptions): Promise<CheckReport> {
  const located = await locateWorkspace(dir, options.cwd);
  if (located.root === null) throw new PlumblineError([located.diagnostic]);
  const read = await readDefinitionFiles(located.root, FILE_LIMITS);
  const inputs = await inputsOfCheck(located.root, read.files, options);
  // A file that could not be read is not among the inputs: with it nothing is as it was.
  const known = read.diagnostics.length === 0 ? await readCheckMemory(located.root) : null;
  if (known !== null && known.inputs === inputs && (await areSourcesUnchanged(known, located.root))) {
    return { ...known.report, isRemembered: true };
  }
  const { examine } = await import('./examine.ts');
  const { report, sources } = await examine(located.root, read, options);
  if (read.diagnostics.length === 0) await writeCheckMemory(located.root, { inputs, report, sources });
  return { ...report, isRemembered: false };
}

async function areSourcesUnchanged({ sources }: CheckMemory, root: string): Promise<boolean> {
  const folder = join(root, '.plumbline');
  const code = codeVersion();
  const memory = await recallSources(folder, code);
  for (const { source, fingerprint: then } of sources) {
    const now = await fingerprint(source, memory);
    if (now !== then || (now === null && source.kind === 'sql')) return false;
  }
  await keepSources(folder, code, memory);
  return true;
}

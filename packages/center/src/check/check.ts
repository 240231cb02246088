import { join } from 'node:path';
import { type Diagnostic, PlumblineError } from '@plumbline/diagnostics';
import { fingerprint } from '@plumbline/ingest';
import { declaredMetrics } from '@plumbline/model';
import { FILE_LIMITS } from '../workspace/limits.ts';
import { locateWorkspace } from '../workspace/locate-workspace.ts';
import { buildWorkspace, type OpenedWorkspace } from '../workspace/open-workspace.ts';
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

/** Checks a folder: everything wrong with it, in one go. Sources that are not there are a warning: definitions may live apart from the data. Throws PlumblineError only where there is no workspace. */
export async function check(dir: string, options: WorkspaceOptions): Promise<CheckReport> {
  const located = await locateWorkspace(dir, options.cwd);
  if (located.root === null) throw new PlumblineError([located.diagnostic]);
  const read = await readDefinitionFiles(located.root, FILE_LIMITS);
  const inputs = await inputsOfCheck(located.root, read.files, options);
  const known = await readCheckMemory(located.root);
  if (known !== null && known.inputs === inputs && (await areSourcesUnchanged(known, located.root))) {
    return { ...known.report, isRemembered: true };
  }
  const workspace = await buildWorkspace(located.root, read, { ...options, missing: 'warning' });
  const report = reportOf(workspace);
  if (read.diagnostics.length === 0)
    await writeCheckMemory(located.root, { inputs, report, sources: sourcesOf(workspace) });
  return { ...report, isRemembered: false };
}

function reportOf({ model, diagnostics }: OpenedWorkspace): Omit<CheckReport, 'isRemembered'> {
  return {
    diagnostics,
    counts: { datasets: model.datasets.size, metrics: declaredMetrics(model).length },
    locale: model.workspace.locale,
  };
}

function sourcesOf({ sources, fingerprints }: OpenedWorkspace): CheckMemory['sources'] {
  return [...sources].map(([dataset, source]) => ({
    source,
    fingerprint: fingerprints.get(dataset) ?? null,
  }));
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

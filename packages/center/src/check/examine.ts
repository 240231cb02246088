import { declaredMetrics } from '@plumbline/model';
import { buildWorkspace, type OpenedWorkspace } from '../workspace/open-workspace.ts';
import type { DefinitionFiles } from '../workspace/read-definition-files.ts';
import type { WorkspaceOptions } from '../workspace/workspace-options.ts';
import type { CheckMemory } from './check-memory.ts';

/** Everything that is wrong with definitions, and the sources that were looked at for it. */
export async function examine(
  root: string,
  read: DefinitionFiles,
  options: WorkspaceOptions,
): Promise<Pick<CheckMemory, 'report' | 'sources'>> {
  const workspace = await buildWorkspace(root, read, { ...options, missing: 'warning' });
  return { report: reportOf(workspace), sources: sourcesOf(workspace) };
}

function reportOf({ model, diagnostics, doubles }: OpenedWorkspace): CheckMemory['report'] {
  return {
    diagnostics: [...diagnostics, ...doubles()],
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

import { type Diagnostic, report } from '@plumbline/diagnostics';
import { readManifest } from '../manifest/read-manifest.ts';
import type { Graph } from './graph.ts';
import { linkModels } from './link-models.ts';
import { nameObjects } from './name-objects.ts';

/** A MetricFlow project, read, named and linked. */
export interface MetricFlowProject {
  readonly graph: Graph;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * `{path → text}` of the YAML files of a project. `multiplying`: relationships that the rows proved wrong, since
 * their target is not unique; they are left out.
 */
export function readMetricFlow(
  files: ReadonlyMap<string, string>,
  multiplying: ReadonlySet<string> = new Set(),
): MetricFlowProject {
  const { manifest, diagnostics: read } = readManifest(files);
  const diagnostics: Diagnostic[] = [...read];
  const named = { manifest, diagnostics, ...nameObjects(manifest, diagnostics) };
  const linked = linkModels(named);
  const graph: Graph = {
    ...named,
    ...linked,
    links: linked.links.filter(({ name }) => !multiplying.has(name)),
  };
  if (manifest.models.length === 0)
    diagnostics.push(report('interchange/nothing-found', { format: 'MetricFlow' }));
  return { graph, diagnostics };
}

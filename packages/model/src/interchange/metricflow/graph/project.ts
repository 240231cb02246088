import { type Diagnostic, report } from '@plumbline/diagnostics';
import { readManifest } from '../manifest/read-manifest.ts';
import { withRowsForTimes } from '../rewrite/with-rows-for-times.ts';
import type { Graph } from './graph.ts';
import { linkModels } from './link-models.ts';
import { nameObjects } from './name-objects.ts';

/** A MetricFlow project, read, named and linked. */
export interface MetricFlowProject {
  readonly graph: Graph;
  readonly diagnostics: readonly Diagnostic[];
}

export interface ReadingOptions {
  /** Relationships that the rows proved wrong, since their target is not unique; they are left out. */
  readonly multiplying?: ReadonlySet<string>;
  /** Copies of datasets at a later time stand for offsets: more can be asked of them than of `prior`. */
  readonly rowsForTimes?: boolean;
}

/** `{path → text}` of the YAML files of a project. */
export function readMetricFlow(
  files: ReadonlyMap<string, string>,
  { multiplying = new Set(), rowsForTimes = false }: ReadingOptions = {},
): MetricFlowProject {
  const { manifest: written, diagnostics: read } = readManifest(files);
  const manifest = rowsForTimes ? withRowsForTimes(written) : written;
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

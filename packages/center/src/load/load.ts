import type { Diagnostic } from '@plumbline/diagnostics';
import type { QuarantinedTotal } from '@plumbline/ingest';
import { type DataOptions, prepareData } from '../answer/prepare-data.ts';
import { type OpenedWorkspace, refuseErrors } from '../workspace/open-workspace.ts';
import { reportOf } from './load-report.ts';

export type LoadOptions = Omit<DataOptions, 'load' | 'needsWarehouse' | 'isAsked'> & {
  readonly force: boolean;
};

export interface LoadReport {
  /** Every dataset, in load order. */
  readonly datasets: readonly DatasetReport[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface DatasetReport {
  readonly dataset: string;
  readonly status: 'loaded' | 'unchanged';
  /** Rows read = rows loaded + rows quarantined. */
  readonly rowsRead: number;
  readonly rowsLoaded: number;
  readonly quarantined: number;
  readonly rejectsFile: string | null;
  readonly quarantinedTotals: readonly QuarantinedTotal[];
}

/** Loads what is missing or changed, or everything with `force`. Throws PlumblineError when that fails; then nothing has changed. */
export async function load(workspace: OpenedWorkspace, options: LoadOptions): Promise<LoadReport> {
  refuseErrors(workspace);
  const mode = options.force ? ('all' as const) : ('stale' as const);
  const data = await prepareData(workspace, { ...options, load: mode, needsWarehouse: true, isAsked: true });
  await data.holder?.release();
  return { datasets: reportOf(data.plan, data.state, data.made), diagnostics: data.diagnostics };
}

import type { LoadState } from '../state/load-state.ts';
import type { DatasetReport } from './load.ts';
import type { LoadPlan } from './plan-load.ts';

/** Every dataset that has a table, in load order; what is made for hierarchies and rollups is no dataset of its own. */
export function reportOf(
  plan: LoadPlan,
  state: LoadState,
  made: ReadonlySet<string>,
): readonly DatasetReport[] {
  return plan.steps.flatMap(({ dataset: { name, source } }): readonly DatasetReport[] => {
    const loaded = state.datasets[name];
    if (loaded === undefined || source.kind === 'tree' || source.kind === 'rollup') return [];
    const { rowsRead, rowsLoaded, quarantined, rejectsFile, quarantinedTotals } = loaded;
    const status = made.has(name) ? 'loaded' : 'unchanged';
    return [{ dataset: name, status, rowsRead, rowsLoaded, quarantined, rejectsFile, quarantinedTotals }];
  });
}

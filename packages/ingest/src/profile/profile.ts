import { type Diagnostic, PlumblineError } from '@plumbline/diagnostics';
import type { Warehouse } from '@plumbline/engines';
import type { DatasetProfile, Profile, ProfileTask } from '../profile-task.ts';
import { checkAccounts } from './check-accounts.ts';
import { checkKey } from './check-key.ts';
import { checkRelationship } from './check-relationship.ts';
import { checkShares } from './check-shares.ts';
import { checkTests } from './check-tests.ts';
import { checkVersions } from './check-versions.ts';
import { measureDataset } from './measure-dataset.ts';

/** What every check needs. */
export interface Prober {
  readonly warehouse: Warehouse;
  readonly signal: AbortSignal | undefined;
}

/** Measures what binding a query must know, and checks what the definitions claim about the data. */
export async function profile(
  warehouse: Warehouse,
  task: ProfileTask,
  signal?: AbortSignal,
): Promise<Profile> {
  const prober: Prober = { warehouse, signal };
  const datasets = new Map<string, DatasetProfile>();
  const total = new Set<string>();
  const diagnostics: Diagnostic[] = [];
  /** A check that DuckDB refuses (keys of different types) is a finding like any other. */
  const collect = async (check: Promise<readonly Diagnostic[]>) => {
    try {
      diagnostics.push(...(await check));
    } catch (thrown) {
      if (!(thrown instanceof PlumblineError)) throw thrown;
      diagnostics.push(...thrown.diagnostics);
    }
  };
  for (const dataset of task.datasets) {
    const measured = await measureDataset(prober, dataset);
    datasets.set(dataset.dataset, measured);
    await collect(checkKey(prober, dataset));
    await collect(checkVersions(prober, dataset));
    await collect(checkShares(prober, dataset));
    await collect(checkAccounts(prober, dataset));
    await collect(checkTests(prober, dataset, { last: measured.last, today: task.today }));
  }
  for (const relationship of task.relationships) {
    await collect(
      checkRelationship(prober, relationship).then((found) => {
        if (found.total) total.add(relationship.name);
        return found.diagnostics;
      }),
    );
  }
  return { datasets, total, diagnostics };
}

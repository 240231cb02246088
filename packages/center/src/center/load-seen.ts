import { type Diagnostic, PlumblineError, report } from '@plumbline/diagnostics';
import type { Access } from '@plumbline/model';
import type { LoadReport } from '../load/load.ts';
import type { CenterLoadOptions } from './center.ts';
import { loadTables } from './load-tables.ts';
import type { Principal } from './principal.ts';
import { accessFor, isUnrestricted } from './sight.ts';
import type { Workings } from './workings.ts';

/**
 * Loads everything, and tells of the datasets of which the person sees all rows: how many rows the others have, what was set aside
 * of them and why they could not be read says what is in them. Throws PlumblineError.
 */
export async function loadSeen(
  workings: Workings,
  principal: Principal,
  { onProgress, ...options }: CenterLoadOptions,
): Promise<LoadReport> {
  const access = accessNow(workings, principal);
  if (access === null) return loadTables(workings, { ...options, ...(onProgress && { onProgress }) });
  const seenProgress: CenterLoadOptions['onProgress'] =
    onProgress && ((progress) => (isOpen(access, progress.dataset) ? onProgress(progress) : undefined));
  try {
    const { datasets, diagnostics } = await loadTables(workings, {
      ...options,
      ...(seenProgress && { onProgress: seenProgress }),
    });
    return {
      datasets: datasets.filter(({ dataset }) => isOpen(access, dataset)),
      diagnostics: shown(diagnostics, access),
    };
  } catch (cause) {
    if (cause instanceof PlumblineError) throw new PlumblineError(shown(cause.diagnostics, access));
    throw cause;
  }
}

/** What is open while definitions have errors nobody can say. */
function accessNow({ snapshots }: Workings, principal: Principal): Pick<Access, 'rows'> | null {
  const served = snapshots.current();
  if (isUnrestricted(served, principal)) return null;
  return accessFor(served.model, principal) ?? { rows: new Map() };
}

function isOpen({ rows }: Pick<Access, 'rows'>, dataset: unknown): boolean {
  return typeof dataset === 'string' && rows.get(dataset) === null;
}

/** Findings without anything in them tell of nothing; of those about something else it is told that there are some. */
function shown(diagnostics: readonly Diagnostic[], access: Pick<Access, 'rows'>): readonly Diagnostic[] {
  const told: Diagnostic[] = [];
  for (const one of diagnostics) {
    const { dataset, ...others } = one.params as { readonly dataset?: unknown };
    const isEmpty = dataset === undefined && Object.keys(others).length === 0 && one.at === undefined;
    if (isEmpty || isOpen(access, dataset)) told.push(one);
    else if (!told.some(({ code, severity }) => code === 'load/closed-data' && severity === one.severity))
      told.push(report('load/closed-data', {}, { severity: one.severity }));
  }
  return told;
}

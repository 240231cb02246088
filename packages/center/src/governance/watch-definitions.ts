import type { InspectedColumn } from '@plumbline/model';
import type { Json, LifecycleStep, NewLifecycleStep } from '@plumbline/store';
import type { Principal } from '../center/principal.ts';
import { SYSTEM } from '../center/principal.ts';
import { askQuery } from '../center/questions.ts';
import { serveAgain } from '../center/serve-again.ts';
import type { Workings } from '../center/workings.ts';
import { reconcile } from '../reconcile/reconcile.ts';
import { settledPeriod } from '../reconcile/settled-period.ts';
import { findDrift } from './find-drift.ts';
import { reviewNow } from './review-now.ts';

const BY = 'system';
const DRIFTING = ['drift', 'settle', 'confirm'] as const;
const SUSPENDING = ['suspend', 'resume'] as const;

/**
 * Finds out which metrics rest on something that has changed since they were published, and writes it down. Where nothing is
 * reviewed nothing is watched. `columns`: of sources, as they are now.
 */
export async function watchDrift(
  workings: Workings,
  columns: ReadonlyMap<string, readonly InspectedColumn[]>,
): Promise<void> {
  const { model, versions } = workings.snapshots.current();
  if (reviewNow(workings) === null) return;
  const { lifecycleSteps, definitions } = workings.holder.store;
  const last = lastBy(await lifecycleSteps.last(DRIFTING));
  const confirmed = new Map(
    (await lifecycleSteps.last(['confirm'])).map(({ object, at }) => [object.id, at]),
  );
  const { history } = definitions;
  const causes = await findDrift({ model, versions, columns, confirmed, history });
  const steps: NewLifecycleStep[] = [];
  for (const [id, found] of causes)
    if (last.get(id)?.event !== 'drift')
      steps.push(stepOf(id, 'drift', { causes: found as unknown as Json }));
  for (const [id, step] of last)
    if (step.event === 'drift' && !causes.has(id)) steps.push(stepOf(id, 'settle', {}));
  await write(workings, steps);
}

/**
 * Holds the figures that must agree side by side, as far as both sides are known; the metric on the left of a pair that does
 * not is suspended until it does.
 */
export async function watchTieOuts(workings: Workings): Promise<void> {
  const { model } = workings.snapshots.current();
  if (reviewNow(workings) === null) return;
  const last = lastBy(await workings.holder.store.lifecycleSteps.last(SUSPENDING));
  const principal: Principal = SYSTEM;
  const failed = new Map<string, string>();
  const checked = new Set<string>();
  for (const { name, left } of model.reconciliations.values()) {
    const query = (value: unknown) => askQuery(workings, { principal, value, isOfMachinery: true });
    const { result: whole } = await reconcile(name, {}, { model, query });
    if (whole === null) continue;
    const period = settledPeriod(whole, model.workspace.calendar);
    const result = period === null ? whole : (await reconcile(name, { period }, { model, query })).result;
    if (result === null) continue;
    checked.add(left);
    if (!result.agrees) failed.set(left, name);
  }
  const steps: NewLifecycleStep[] = [];
  for (const [id, reconciliation] of failed)
    if (last.get(id)?.event !== 'suspend') steps.push(stepOf(id, 'suspend', { reconciliation }));
  for (const id of checked)
    if (!failed.has(id) && last.get(id)?.event === 'suspend') steps.push(stepOf(id, 'resume', {}));
  await write(workings, steps);
}

function stepOf(id: string, event: string, details: Json): NewLifecycleStep {
  return { object: { kind: 'metric', id }, event, details };
}

/** The last of these steps, by metric. */
function lastBy(steps: readonly LifecycleStep[]): ReadonlyMap<string, LifecycleStep> {
  return new Map(steps.map((step) => [step.object.id, step]));
}

async function write(workings: Workings, steps: readonly NewLifecycleStep[]): Promise<void> {
  if (steps.length === 0) return;
  await workings.publishing(async () => {
    await workings.holder.store.lifecycleSteps.add(steps, { by: BY, now: workings.options.now() });
    await serveAgain(workings, workings.snapshots.current().day);
  });
}

import { PlumblineError } from '@plumbline/diagnostics';
import type { PlainMap } from '@plumbline/model';
import type { Principal } from '../center/principal.ts';
import { serveAgain } from '../center/serve-again.ts';
import { sightOf } from '../center/sight.ts';
import type { Workings } from '../center/workings.ts';
import { permit } from '../people/permit.ts';
import { writerOf } from '../people/writer-of.ts';
import type { Standing } from './change-requests-case.ts';
import { endingState } from './ending-steps.ts';
import { wrongStep } from './lifecycle.ts';

/** Null: there is no such metric for this principal. What was found names what a formula reads: of an opaque one nothing is told. */
export async function standingOf(
  { snapshots, holder }: Workings,
  principal: Principal,
  metric: string,
): Promise<Standing | null> {
  permit(principal, 'read');
  const served = snapshots.current();
  const sight = sightOf(served, principal);
  if (sight?.served.model.metrics.has(metric) !== true) return null;
  const steps = await holder.store.lifecycleSteps.of({ kind: 'metric', id: metric });
  const body = served.versions.find(({ kind, id }) => kind === 'metric' && id === metric)?.body;
  const state = endingState((body ?? null) as PlainMap | null);
  return { metric, state, marks: served.marks.get(metric) ?? [], steps: sight.access === null ? steps : [] };
}

interface Confirming {
  readonly metric: string;
  readonly comment: string | null;
}

/** Throws PlumblineError `change/wrong-step` for a metric that has not drifted. */
export async function confirmMetric(
  workings: Workings,
  principal: Principal,
  { metric, comment }: Confirming,
): Promise<Standing | null> {
  permit(principal, 'sign_finance');
  const found = await standingOf(workings, principal, metric);
  if (found === null) return null;
  if (!found.marks.includes('drifted')) throw new PlumblineError([wrongStep(found.state, 'confirm')]);
  const { store } = workings.holder;
  await workings.publishing(async () => {
    const object = { kind: 'metric', id: metric };
    const details = comment === null ? {} : { comment };
    await store.lifecycleSteps.add([{ object, event: 'confirm', details }], writerOf(workings, principal));
    await serveAgain(workings, workings.snapshots.current().day);
  });
  return standingOf(workings, principal, metric);
}

import type { Diagnostic, LifecycleEvent, LifecycleState } from '@plumbline/diagnostics';
import type { PlainMap } from '@plumbline/model';
import type { Json, NewLifecycleStep } from '@plumbline/store';
import type { ObjectDifference } from '../catalog/diff-objects.ts';
import { nextState, wrongStep } from './lifecycle.ts';

type Ending = Extract<LifecycleState, 'published' | 'deprecated' | 'retired'>;

/** The event that leads to each of them. */
const LEADING: { readonly [E in Ending]: LifecycleEvent } = {
  published: 'reinstate',
  deprecated: 'deprecate',
  retired: 'retire',
};

/** Which metrics a change deprecates, retires or takes back; what the table of states does not admit is refused. */
export function endingSteps(differences: readonly ObjectDifference[]): {
  readonly steps: readonly NewLifecycleStep[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const steps: NewLifecycleStep[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const { kind, id, before, after } of differences) {
    if (kind !== 'metric' || after === null) continue;
    const was = endingState((before?.body ?? null) as PlainMap | null);
    const is = endingState(after.body);
    if (was === is) continue;
    const event = LEADING[is];
    // The first definitions of a catalog may tell of the end of something that came before it.
    if (before !== null && nextState(was, event) !== is) diagnostics.push(wrongStep(was, event));
    const { deprecated = null, retired = null } = after.body;
    const details = { deprecated, retired } as unknown as Json;
    steps.push({ object: { kind, id }, event, details });
  }
  return { steps, diagnostics };
}

/** What a definition says of itself. */
export function endingState(body: PlainMap | null): Ending {
  if (body?.retired !== undefined) return 'retired';
  return body?.deprecated === undefined ? 'published' : 'deprecated';
}

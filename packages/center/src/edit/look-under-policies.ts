import { PlumblineError, report } from '@plumbline/diagnostics';
import type { Principal } from '../center/principal.ts';
import type { Workings } from '../center/workings.ts';
import { compareValues, type ValueComparison } from '../governance/compare-values.ts';
import { lookedThrough, principalThrough, requireLooking } from '../people/look-through.ts';
import { isPermitted } from '../people/permit.ts';
import { type SightEntry, sightEntry } from '../people/sight-entry.ts';
import { writerOf } from '../people/writer-of.ts';
import type { Candidate } from './candidate.ts';

/** Through whose eyes an edited policy is looked at. */
export interface LookAsked {
  readonly login: string;
  /** Why: it stands in the audit log. */
  readonly reason: string;
  /** Whose figures are read, too. */
  readonly metric?: string | undefined;
}

/** What one person would see. */
export interface Look {
  readonly sight: SightEntry;
  /** By the policies of today and as they would be; null: no metric was asked for, or they may ask for none. */
  readonly comparison: ValueComparison | null;
}

interface Looking {
  readonly candidate: Candidate;
  readonly through: LookAsked;
  readonly signal?: AbortSignal | undefined;
}

/**
 * What policies that nobody has published would leave somebody, down to figures. Nothing is kept but the line in the audit log, which is
 * written first. Throws PlumblineError `store/not-allowed`, `people/view-beyond-own`, `people/not-in-place`, `store/unknown-user`,
 * `query/unknown-metric`.
 */
export async function lookUnderPolicies(
  workings: Workings,
  principal: Principal,
  { candidate, through: { login, reason, metric }, signal }: Looking,
): Promise<Look> {
  if (principal.inPlaceOf !== undefined) throw new PlumblineError([report('people/not-in-place', {})]);
  requireLooking(workings, principal, login);
  const user = await lookedThrough(workings, login);
  const { object, policies, before } = candidate;
  const after = { ...candidate.after, policies };
  if (metric !== undefined && !after.metrics.has(metric))
    throw new PlumblineError([report('query/unknown-metric', { name: metric })]);
  const details = { login: user.login, reason, policy: object.id, metric: metric ?? null };
  await workings.holder.store.events.append(
    { action: 'view-as/preview', objectKind: 'user', objectId: user.id, details },
    writerOf(workings, principal),
  );
  const seen = await principalThrough(workings, principal, user);
  const proposed = { ...candidate, before, after };
  const isAsked = metric !== undefined && isPermitted(seen, 'query');
  return {
    sight: sightEntry(after, user, seen),
    comparison: isAsked ? await compareValues(workings, { principal: seen, metric, proposed, signal }) : null,
  };
}

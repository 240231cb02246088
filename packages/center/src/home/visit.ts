import type { Principal } from '../center/principal.ts';
import type { Workings } from '../center/workings.ts';

/** Calls further apart are visits of their own. */
const PAUSE_MS = 30 * 60_000;

/** Notes that the person is here; when the visit before this one ended, ISO instant, null on the first. */
export async function visit(
  { holder, options }: Workings,
  { user, seenBy }: Principal,
): Promise<string | null> {
  if (seenBy !== undefined) return null;
  return holder.store.visits.note(user, { now: options.now(), pauseMs: PAUSE_MS });
}

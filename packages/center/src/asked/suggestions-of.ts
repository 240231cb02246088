import type { Center } from '../center/center.ts';
import { withLease } from '../center/questions.ts';
import type { Workings } from '../center/workings.ts';
import { requireWholeSight } from '../governance/may-propose.ts';
import { permit } from '../people/permit.ts';
import { adviseRollups, askedLately, askedNow } from './advise-rollups.ts';

/** Rollups for what was asked; for whoever may declare them, as it tells what others ask. */
export function suggestionsOf(workings: Workings): Center['suggestRollups'] {
  const { holder, options, log } = workings;
  return async (principal, { queries, signal } = {}) => {
    permit(principal, 'apply');
    // What others ask names what there is, and so does whether a question of one's own could be asked.
    requireWholeSight(workings.snapshots.current(), principal);
    await log.flush();
    return withLease(workings, async (context) => {
      const advising = { ...context, signal };
      const { asked, diagnostics } =
        queries === undefined
          ? { asked: await askedLately(holder.store, options.now(), context), diagnostics: [] }
          : askedNow(queries, context);
      return { ...(await adviseRollups(asked, advising)), diagnostics };
    });
  };
}

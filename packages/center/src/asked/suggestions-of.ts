import type { Center } from '../center/center.ts';
import { withLease } from '../center/questions.ts';
import type { Workings } from '../center/workings.ts';
import { permit } from '../people/permit.ts';
import { adviseRollups, askedLately, askedNow } from './advise-rollups.ts';

/** Rollups for what was asked; for whoever may declare them, as it tells what others ask. */
export function suggestionsOf(workings: Workings): Center['suggestRollups'] {
  const { holder, options, log } = workings;
  return async (principal, { queries, signal } = {}) => {
    permit(principal, 'apply');
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

import type { NewInboxItem } from '@plumbline/store';
import { isWhole } from '../center/served.ts';
import type { Workings } from '../center/workings.ts';
import { isTold } from './is-told.ts';
import { peopleHere } from './people-here.ts';
import { isStillDue, waitingOnce } from './waiting-items.ts';

const AT_ONCE = 200;

/** Hands out what has waited until definitions were without errors again, to who sees it now, however long that took. */
export async function releaseWithheld(workings: Workings): Promise<void> {
  const { inbox } = workings.holder.store;
  while (isWhole(workings.snapshots.current())) {
    const waiting = await inbox.withheld(AT_ONCE);
    if (waiting.length === 0) return;
    const people = await peopleHere(workings);
    const ended: NewInboxItem[] = [];
    const told: NewInboxItem[] = [];
    for (const item of waiting) {
      const verdict = await isTold(workings, people, item);
      // Definitions broke again while it was looked up.
      if (verdict === 'withheld') continue;
      ended.push(item);
      if (verdict === 'told' && (await isStillDue(workings, people, item))) told.push(item);
    }
    if (ended.length === 0) return;
    await inbox.release(ended, await waitingOnce(workings, told));
  }
}

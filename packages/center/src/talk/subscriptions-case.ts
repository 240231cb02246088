import { PlumblineError, report } from '@plumbline/diagnostics';
import type { ObjectName } from '@plumbline/store';
import type { Principal } from '../center/principal.ts';
import type { Workings } from '../center/workings.ts';
import { follow, followed } from '../home/followed.ts';
import { handOut } from '../inbox/hand-out.ts';
import { permit } from '../people/permit.ts';
import { writerOf } from '../people/writer-of.ts';
import { subjectSeen } from './subject.ts';

/** Of other kinds than metrics. */
const MOST = 500;
/** Followed metrics are on the home page, too. */
const MOST_METRICS = 200;

/** What somebody follows, and so is told of in their inbox. */
export interface SubscriptionsCase {
  /** Metrics in the person's order, then the rest; without what they do not see any more. */
  list(principal: Principal): Promise<readonly ObjectName[]>;
  /** Null: there is no such subject. Throws PlumblineError `talk/too-many-followed`. */
  set(principal: Principal, subject: ObjectName, isFollowed: boolean): Promise<readonly ObjectName[] | null>;
}

export function subscriptionsOf(workings: Workings): SubscriptionsCase {
  const { subscriptions } = workings.holder.store;
  const list = async (principal: Principal) => {
    permit(principal, 'read');
    const { metrics, isDefault } = await followed(workings, principal);
    const others: ObjectName[] = [];
    for (const object of await subscriptions.of(principal.user))
      if ((await subjectSeen(workings, principal, object, 'news')) !== null) others.push(object);
    return [...(isDefault ? [] : metrics.map((id) => ({ kind: 'metric', id }))), ...others];
  };
  return {
    list,
    async set(principal, subject, isFollowed) {
      permit(principal, 'keep');
      const writer = writerOf(workings, principal);
      if ((await subjectSeen(workings, principal, subject, 'news')) === null) return null;
      if (subject.kind === 'metric') {
        await setMetric(workings, principal, { metric: subject.id, isFollowed });
        return list(principal);
      }
      // What happened until now is told to who followed then.
      await handOut(workings);
      if (!isFollowed) await subscriptions.remove(subject, writer);
      else {
        requireRoom((await subscriptions.of(principal.user)).length, MOST);
        await subscriptions.add(subject, writer);
      }
      return list(principal);
    },
  };
}

/** Whoever has not chosen yet goes on to see what was offered to them. */
async function setMetric(
  workings: Workings,
  principal: Principal,
  { metric, isFollowed }: { readonly metric: string; readonly isFollowed: boolean },
): Promise<void> {
  const { metrics } = await followed(workings, principal);
  const others = metrics.filter((name) => name !== metric);
  if (isFollowed) requireRoom(others.length, MOST_METRICS);
  await follow(workings, principal, isFollowed ? [...others, metric] : others);
}

function requireRoom(count: number, most: number): void {
  if (count >= most) throw new PlumblineError([report('talk/too-many-followed', { most })]);
}

import { PlumblineError, report } from '@plumbline/diagnostics';
import type { ObjectName } from '@plumbline/store';
import type { Principal } from '../center/principal.ts';
import { isWhole } from '../center/served.ts';
import type { Workings } from '../center/workings.ts';
import { followed, followOne, forgetUnseenMetrics } from '../home/followed.ts';
import { handOut } from '../inbox/hand-out.ts';
import { permit } from '../people/permit.ts';
import { writerOf } from '../people/writer-of.ts';
import { subjectSeen } from './subject.ts';

/** Of other kinds than metrics. */
const MOST = 500;

/** What somebody follows, and so is told of in their inbox. */
export interface SubscriptionsCase {
  list(principal: Principal): Promise<Subscribed>;
  /** Sight is asked for following only. Null: there is no such subject to follow. Throws PlumblineError `talk/too-many-followed`. */
  set(principal: Principal, subject: ObjectName, isFollowed: boolean): Promise<Subscribed | null>;
  /** Unfollows what one does not see. While definitions have errors nobody knows what that is: nothing is changed. */
  forgetUnseen(principal: Principal): Promise<void>;
}

export interface Subscribed {
  /** Metrics in the person's order, then the rest; without what they do not see any more. */
  readonly objects: readonly ObjectName[];
  /** How many they follow that they do not see. */
  readonly unseen: number;
}

export function subscriptionsOf(workings: Workings): SubscriptionsCase {
  const list = (principal: Principal) => listFollowed(workings, principal);
  return {
    list,
    async set(principal, subject, isFollowed) {
      permit(principal, 'keep');
      writerOf(workings, principal);
      // Who stops to follow tells nothing, and is told nothing: what it is does not matter.
      if (isFollowed && (await subjectSeen(workings, principal, subject, 'news')) === null) return null;
      if (subject.kind === 'metric') await followOne(workings, principal, { metric: subject.id, isFollowed });
      else await setOther(workings, principal, { subject, isFollowed });
      return list(principal);
    },
    async forgetUnseen(principal) {
      permit(principal, 'keep');
      const writer = writerOf(workings, principal);
      if (!isWhole(workings.snapshots.current())) return;
      await forgetUnseenMetrics(workings, principal);
      const { unseen } = await othersOf(workings, principal);
      // Definitions broke while it was looked up.
      if (!isWhole(workings.snapshots.current())) return;
      if (unseen.length > 0) await handOut(workings);
      for (const object of unseen) await workings.holder.store.subscriptions.remove(object, writer);
    },
  };
}

async function listFollowed(workings: Workings, principal: Principal): Promise<Subscribed> {
  permit(principal, 'read');
  const { metrics, isDefault, unseen } = await followed(workings, principal);
  const others = await othersOf(workings, principal);
  const isKnown = isWhole(workings.snapshots.current());
  return {
    objects: [...(isDefault ? [] : metrics.map((id) => ({ kind: 'metric', id }))), ...others.seen],
    unseen: unseen + (isKnown ? others.unseen.length : 0),
  };
}

interface Others {
  readonly seen: readonly ObjectName[];
  readonly unseen: readonly ObjectName[];
}

async function othersOf(workings: Workings, principal: Principal): Promise<Others> {
  const seen: ObjectName[] = [];
  const unseen: ObjectName[] = [];
  for (const object of await workings.holder.store.subscriptions.of(principal.user)) {
    const label = await subjectSeen(workings, principal, object, 'news');
    (label === null ? unseen : seen).push(object);
  }
  return { seen, unseen };
}

async function setOther(
  workings: Workings,
  principal: Principal,
  { subject, isFollowed }: { readonly subject: ObjectName; readonly isFollowed: boolean },
): Promise<void> {
  const { subscriptions } = workings.holder.store;
  const writer = writerOf(workings, principal);
  // What happened until now is told to who followed then.
  await handOut(workings);
  if (!isFollowed) return subscriptions.remove(subject, writer);
  if ((await subscriptions.of(principal.user)).length >= MOST)
    throw new PlumblineError([report('talk/too-many-followed', { most: MOST })]);
  await subscriptions.add(subject, writer);
}

import { randomUUID } from 'node:crypto';
import { PlumblineError, report } from '@plumbline/diagnostics';
import type { Principal } from '../center/principal.ts';
import type { Workings } from '../center/workings.ts';
import { endViewing, endViewings } from './end-viewings.ts';
import { lookedThrough, principalThrough, requireLooking } from './look-through.ts';
import { type KnownPrincipal, principalOf } from './principal-of.ts';
import { type SightEntry, sightEntry } from './sight-entry.ts';
import { writerOf } from './writer-of.ts';

/** A look through the eyes of another, from its first line in the audit log to its last. */
export interface Viewing {
  readonly id: string;
  /** Login of whoever looks. */
  readonly by: string;
  /** Whose eyes. */
  readonly userId: string;
  readonly login: string;
  readonly name: string;
  readonly reason: string;
  /** ISO instants. */
  readonly beganAt: string;
  readonly until: string;
}

/**
 * Looking through the eyes of another. Only who sees every row, field and metric may: nobody comes to see more than before.
 * Everything throws PlumblineError `store/not-allowed`, `people/view-beyond-own`.
 */
export interface ViewingCase {
  /** What policies leave somebody; null when there is none of that login. */
  sight(principal: Principal, login: string): Promise<SightEntry | null>;
  /** Throws PlumblineError `store/unknown-user`, `people/not-in-place`. */
  begin(principal: Principal, wish: { readonly login: string; readonly reason: string }): Promise<Viewing>;
  /** The one of this id, while it is open and the principal's own; null otherwise. */
  find(principal: Principal, id: string): Promise<Viewing | null>;
  /** What the principal is while looking: the other, as far as that only looks. Throws PlumblineError `people/view-over`. */
  principalIn(principal: KnownPrincipal, id: string): Promise<KnownPrincipal>;
  /** False when there is none of that id. */
  end(principal: Principal, id: string): Promise<boolean>;
}

const MINUTES = 30;

export function viewingCase(workings: Workings): ViewingCase {
  const { viewings, holder } = workings;
  const { users, events } = holder.store;
  const find: ViewingCase['find'] = async (principal, id) => {
    await endViewings(workings, 'time');
    const found = viewings.get(id);
    return found === undefined || found.by !== principal.user ? null : found;
  };
  return {
    async sight(principal, login) {
      requireLooking(workings, principal, login);
      const user = await users.findByLogin(login);
      if (user === null) return null;
      const { model } = workings.snapshots.current();
      return sightEntry(model, user, await principalOf(workings, user));
    },
    async begin(principal, { login, reason }) {
      if (principal.inPlaceOf !== undefined) throw new PlumblineError([report('people/not-in-place', {})]);
      requireLooking(workings, principal, login);
      const user = await lookedThrough(workings, login);
      await endViewings(workings, 'time');
      const writer = writerOf(workings, principal);
      const until = new Date(writer.now.getTime() + MINUTES * 60_000).toISOString();
      const id = randomUUID();
      const details = { id, login: user.login, reason, until };
      await events.append(
        { action: 'view-as/begin', objectKind: 'user', objectId: user.id, details },
        writer,
      );
      const viewing: Viewing = {
        id,
        by: principal.user,
        userId: user.id,
        login: user.login,
        name: user.displayName,
        reason,
        beganAt: writer.now.toISOString(),
        until,
      };
      viewings.set(id, viewing);
      return viewing;
    },
    find,
    async principalIn(principal, id) {
      const found = principal.inPlaceOf === undefined ? await find(principal, id) : null;
      const user = found === null ? null : await users.find(found.userId);
      if (user === null || user.isDisabled) throw new PlumblineError([report('people/view-over', {})]);
      requireLooking(workings, principal, user.login);
      return principalThrough(workings, principal, user);
    },
    async end(principal, id) {
      const found = await find(principal, id);
      if (found === null) return false;
      await endViewing(workings, found, 'left');
      return true;
    },
  };
}

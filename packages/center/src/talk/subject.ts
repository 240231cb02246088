import type { Text } from '@plumbline/model';
import type { ObjectName } from '@plumbline/store';
import type { Principal } from '../center/principal.ts';
import { isUnrestricted, sightOf } from '../center/sight.ts';
import type { Workings } from '../center/workings.ts';
import { isRequestSeen } from '../governance/is-request-seen.ts';
import { labelOf } from '../kept/kept-bodies.ts';
import { isPermitted, knowsDefinitions } from '../people/permit.ts';

/** What people talk about, follow, and have tasks for. */
export type SubjectKind = 'metric' | 'dashboard' | 'change_request';

/**
 * What somebody is to be told of a subject: that something happened to it (`news`), what was said of it (`talk`), or its figures of the
 * whole company (`whole`).
 */
export type Telling = 'news' | 'talk' | 'whole';

/** What it is called; null: there is none, or this person is not told of it. */
export async function subjectSeen(
  workings: Workings,
  principal: Principal,
  { kind, id }: ObjectName,
  telling: Telling,
): Promise<Text | null> {
  return isSubjectKind(kind) ? LOOKS[kind](workings, principal, { id, telling }) : null;
}

export function isSubjectKind(kind: string): kind is SubjectKind {
  return Object.hasOwn(LOOKS, kind);
}

type Look = (
  workings: Workings,
  principal: Principal,
  asked: { readonly id: string; readonly telling: Telling },
) => Promise<Text | null>;

const LOOKS: { readonly [K in SubjectKind]: Look } = {
  async metric({ snapshots }, principal, { id, telling }) {
    const served = snapshots.current();
    const sight = knowsDefinitions(principal) ? sightOf(served, principal) : null;
    const metric = sight?.served.model.metrics.get(id);
    if (sight === null || metric === undefined) return null;
    // Who talks about a metric tells how it is made.
    if (telling === 'talk' && sight.access?.opaque.has(id) === true) return null;
    return telling === 'whole' && !isUnrestricted(served, principal) ? null : metric.label;
  },
  async dashboard({ holder }, principal, { id }) {
    if (!isPermitted(principal, 'read')) return null;
    const object = await holder.store.kept.find('dashboard', id);
    if (object === null || !(object.isShared || object.owner === principal.user)) return null;
    return labelOf(object.body) ?? { zh: object.name, en: object.name };
  },
  async change_request(workings, principal, { id }) {
    if (!knowsDefinitions(principal)) return null;
    const request = await workings.holder.store.changeRequests.find(Number(id));
    if (request === null || !(await isRequestSeen(workings, principal, request))) return null;
    return { zh: request.content.title, en: request.content.title };
  },
};

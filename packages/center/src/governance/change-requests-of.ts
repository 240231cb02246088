import { type LifecycleEvent, PlumblineError, report } from '@plumbline/diagnostics';
import type { Model } from '@plumbline/model';
import type { ChangeRequest } from '@plumbline/store';
import { apply } from '../center/apply.ts';
import { hasError } from '../center/compare-objects.ts';
import type { Principal } from '../center/principal.ts';
import { accessFor } from '../center/sight.ts';
import type { Workings } from '../center/workings.ts';
import { watchAfter } from '../close/watch-after.ts';
import { isPermitted, permit } from '../people/permit.ts';
import { writerOf } from '../people/writer-of.ts';
import { callablePeople, type IsSeen, uncallable } from './callable-people.ts';
import { refused } from './called-by-name.ts';
import { amongFor } from './catalog-among.ts';
import type {
  ChangeRequestsCase,
  ListAsked,
  RequestEntry,
  RequestRead,
  Stepped,
} from './change-requests-case.ts';
import { compareValues } from './compare-values.ts';
import { isRequestSeen } from './is-request-seen.ts';
import { mayDiscuss, mayPropose } from './may-propose.ts';
import { metricHistoryOf } from './metric-history.ts';
import { proposedModel } from './proposed-model.ts';
import { signRequest } from './publish-request.ts';
import { detailOf } from './request-detail.ts';
import { entryOf } from './request-entry.ts';
import { reviewNow } from './review-now.ts';
import { reviseRequest } from './revise-request.ts';
import { seenRequest } from './seen-request.ts';
import { confirmMetric, standingOf } from './standing.ts';
import { decideStep } from './step-request.ts';
import { stepped } from './stepped.ts';
import { wholeSightInTurn } from './whole-sight-in-turn.ts';

/** Listed, and looked through at once. */
const MOST = 200;
const MOST_PARTS = 50;

export function changeRequestsOf(workings: Workings): ChangeRequestsCase {
  const step = (event: LifecycleEvent) => stepper(workings, event);
  return {
    list: (principal, asked) => listRequests(workings, principal, asked),
    find: async (principal, number) => {
      const request = await seenRequest(workings, principal, number);
      return request === null ? null : detailOf(workings, principal, request);
    },
    async propose(principal, files, wish = {}) {
      mayPropose(principal);
      const { title, dryRun = false, wins, ...request } = wish;
      const compose = async () => {
        await wholeSightInTurn(workings, principal);
        return files;
      };
      const done = await apply(workings, compose, {
        dryRun,
        request,
        isOfFiles: true,
        principal,
        writes: isPermitted(principal, 'apply') ? 'drafts' : 'requests',
        writer: writerOf(workings, principal),
        ...(title === undefined ? {} : { comment: title }),
        ...(wins === undefined ? {} : { wins }),
      });
      if (!dryRun && done.request === null && !hasError(done.diagnostics))
        throw new PlumblineError([report('change/nothing-to-change', {})]);
      return done;
    },
    async revise(principal, read, files, wish = {}) {
      mayPropose(principal);
      const compose = async () => {
        await wholeSightInTurn(workings, principal);
        return { files, wish, isOfFiles: true };
      };
      return reviseRequest(workings, { principal, read, compose });
    },
    submit: step('submit'),
    withdraw: step('withdraw'),
    requestChanges: step('request_changes'),
    reject: step('reject'),
    async sign(principal, read, signature) {
      if (reviewNow(workings) === null) throw new PlumblineError([report('change/not-reviewed', {})]);
      if ((await seenRequest(workings, principal, read.number)) === null) return { kind: 'gone' };
      if (signature.side !== 'self') await requirePerson(workings, principal);
      const done = await signRequest(workings, { principal, read, signature });
      if (done.kind === 'refused') return refused(workings, done.reason);
      if (done.kind !== 'done') return done;
      if (done.request.state === 'published') await watchAfter(workings);
      return { kind: 'done', request: await entryOf(workings, principal, done.request) };
    },
    async callable(principal, number, search) {
      mayDiscuss(principal);
      const request = await seenRequest(workings, principal, number);
      return request === null ? null : callablePeople(workings, seeing(workings, request), search);
    },
    comment: (principal, number, said) => addComment(workings, principal, number, said),
    compare: (principal, number, asked) => compareRequest(workings, principal, { number, ...asked }),
    ...metricHistoryOf(workings),
    standing: (principal, metric) => standingOf(workings, principal, metric),
    confirm: (principal, metric, comment = null) => confirmMetric(workings, principal, { metric, comment }),
  };
}

interface Comparing extends NonNullable<Parameters<ChangeRequestsCase['compare']>[2]> {
  readonly number: number;
}

async function compareRequest(
  workings: Workings,
  principal: Principal,
  { number, metric, signal }: Comparing,
): ReturnType<ChangeRequestsCase['compare']> {
  permit(principal, 'query');
  const request = await seenRequest(workings, principal, number);
  if (request === null) return null;
  const own = request.content.objects.filter(({ kind }) => kind === 'metric').map(({ id }) => id);
  const among = amongFor(workings.snapshots.current(), principal);
  const proposed = await proposedModel(workings, request, among);
  const name = metric ?? own[0];
  const isSeenIn = (model: Model) =>
    name !== undefined && (accessFor(model, principal)?.visible ?? model).metrics.has(name);
  const isKnown = name !== undefined && (isSeenIn(proposed.before) || isSeenIn(proposed.after));
  if (!isKnown) throw new PlumblineError([report('change/unknown-metric', { name: name ?? '' })]);
  return compareValues(workings, { principal, metric: name, proposed, signal });
}

async function addComment(
  workings: Workings,
  principal: Principal,
  number: number,
  { body, mentions = [] }: Parameters<ChangeRequestsCase['comment']>[2],
): ReturnType<ChangeRequestsCase['comment']> {
  const { store } = workings.holder;
  mayDiscuss(principal);
  const request = await seenRequest(workings, principal, number);
  if (request === null) return null;
  const login = await uncallable(workings, seeing(workings, request), mentions);
  if (login !== null) throw new PlumblineError([report('change/unknown-person', { login })]);
  const object = { kind: 'change_request', id: String(number) };
  return store.comments.add({ object, body, mentions }, writerOf(workings, principal));
}

async function listRequests(
  workings: Workings,
  principal: Principal,
  { states, metric, limit = MOST }: ListAsked = {},
): Promise<readonly RequestEntry[]> {
  permit(principal, 'read');
  const asked = { limit: MOST, ...(states === undefined ? {} : { states }) };
  const { changeRequests } = workings.holder.store;
  const isAbout = ({ content }: ChangeRequest) =>
    metric === undefined || content.objects.some(({ kind, id }) => kind === 'metric' && id === metric);
  const most = Math.min(limit, MOST);
  const seen: RequestEntry[] = [];
  let before: number | undefined;
  for (let parts = 0; parts < MOST_PARTS && seen.length < most; parts += 1) {
    const part = await changeRequests.list({ ...asked, ...(before === undefined ? {} : { before }) });
    for (const one of part.filter(isAbout))
      if (seen.length < most && (await isRequestSeen(workings, principal, one)))
        seen.push(await entryOf(workings, principal, one));
    before = part.at(-1)?.number;
    if (part.length < MOST) break;
  }
  return seen;
}

function seeing(workings: Workings, request: ChangeRequest): IsSeen {
  return (principal) => isRequestSeen(workings, principal, request);
}

function stepper(workings: Workings, event: LifecycleEvent) {
  return async (principal: Principal, read: RequestRead, comment: string | null = null): Promise<Stepped> => {
    mayDiscuss(principal);
    if ((await seenRequest(workings, principal, read.number)) === null) return { kind: 'gone' };
    const done = await workings.holder.store.changeRequests.advance(
      read.number,
      (standing) => decideStep(standing, { event, read, principal, comment }),
      writerOf(workings, principal),
    );
    return stepped(workings, principal, done);
  };
}

/** A signature is somebody's: the machinery has none. */
async function requirePerson(workings: Workings, { user }: Principal): Promise<void> {
  if ((await workings.holder.store.users.findByLogin(user)) !== null) return;
  throw new PlumblineError([report('change/unknown-person', { login: user })]);
}

import type { InboxKind } from '@plumbline/diagnostics';
import type { ChangeRequest, Json, ObjectName, RecordedEvent } from '@plumbline/store';
import { APPLY, APPLY_ELSEWHERE } from '../center/applied-folder.ts';
import type { Workings } from '../center/workings.ts';
import { REQUESTED } from '../governance/propose.ts';
import { reviewNow } from '../governance/review-now.ts';
import { signaturesLeft } from '../governance/ways-of.ts';
import { isDeadlineOpen } from './note-deadlines.ts';
import type { PeopleHere } from './people-here.ts';

/** Somebody is to be told something. */
export interface Told {
  readonly login: string;
  readonly what: InboxKind;
  readonly object: ObjectName;
  readonly details: Json;
}

export interface Telling {
  readonly workings: Workings;
  readonly people: PeopleHere;
  readonly event: RecordedEvent;
  readonly object: ObjectName;
}

/** Who is told of a line of the event log, and what: of several for one person and object the first counts. */
type Tell = (telling: Telling) => Promise<readonly Told[]>;

/** The deadline of a request has passed. */
export const OVERDUE = 'change_request/overdue';

/** Every action that anybody is told of. */
export const TELLINGS: Readonly<Record<string, Tell>> = {
  'comment/add': tellComment,
  'change_request/submit': tellSigners,
  // A revision takes signatures back; the request may never have left review.
  'change_request/draft': tellRevised,
  'change_request/sign': (telling) => tellRequester(telling, 'request_signed'),
  'change_request/request_changes': (telling) => tellRequester(telling, 'request_sent_back'),
  'change_request/reject': (telling) => tellRequester(telling, 'request_rejected'),
  'change_request/publish': (telling) => tellRequester(telling, 'request_published'),
  'change_request/due_soon': (telling) => tellDeadline(telling, 'request_due_soon'),
  [OVERDUE]: (telling) => tellDeadline(telling, 'request_overdue'),
  [`definitions/${APPLY}`]: tellPublished,
  [`definitions/${APPLY_ELSEWHERE}`]: tellPublished,
  [`definitions/${REQUESTED}`]: tellPublished,
  'definition/drift': (telling) => tellMetric(telling, 'metric_drifted'),
  'definition/suspend': (telling) => tellMetric(telling, 'metric_suspended'),
  'period/change': tellSettled,
  'task/create': tellOwner,
  'task/give': tellOwner,
  'task/reopen': tellOwner,
  'task/done': (telling) => tellParties(telling, 'task_done'),
  'task/declined': (telling) => tellParties(telling, 'task_declined'),
  'task/cancelled': (telling) => tellParties(telling, 'task_cancelled'),
  'delegation/create': (telling) => tellDelegation(telling, 'delegation_set'),
  'delegation/update': (telling) => tellDelegation(telling, 'delegation_changed'),
  'delegation/revoke': (telling) => tellDelegation(telling, 'delegation_ended'),
};

/** Steps after which nobody has to sign, or another revision. */
export const UNSIGNING = [
  'change_request/sign',
  'change_request/request_changes',
  'change_request/reject',
  'change_request/publish',
  'change_request/withdraw',
  'change_request/draft',
];

/** Steps after which a task is no longer one's own to do. */
export const UNTASKING = ['task/give', 'task/done', 'task/declined', 'task/cancelled'];

async function tellComment({ workings, people, event, object }: Telling): Promise<readonly Told[]> {
  const { comment, mentions } = event.details as { readonly comment: number; readonly mentions: string[] };
  const details = { comment };
  const interested = [
    ...(await followers(workings, [object])),
    ...(await ownersOf(workings, people, object)),
  ];
  return [
    ...mentions.map((login): Told => ({ login, what: 'mention', object, details })),
    ...interested.map(({ login }): Told => ({ login, what: 'comment', object, details })),
  ];
}

/** Whoever wrote a request is interested in it, whoever keeps a dashboard in that, and the owner of a metric in that. */
async function ownersOf(
  workings: Workings,
  people: PeopleHere,
  { kind, id }: ObjectName,
): Promise<readonly { readonly login: string }[]> {
  const { store } = workings.holder;
  const login =
    kind === 'metric'
      ? ownerOf(workings, people, id)
      : kind === 'dashboard'
        ? (await store.kept.find('dashboard', id))?.owner
        : (await store.changeRequests.find(Number(id)))?.requester;
  return login === null || login === undefined ? [] : [{ login }];
}

/** Of a metric that is not in the model because of an error, whoever its text calls so. */
function ownerOf({ snapshots }: Workings, people: PeopleHere, metric: string): string | null {
  const { model, versions } = snapshots.current();
  const known = model.metrics.get(metric);
  if (known !== undefined) return people.owner(known.attributes.get('owner'));
  const written = versions.find(({ kind, id }) => kind === 'metric' && id === metric)?.body;
  return people.owner((written as { readonly owner?: unknown } | null | undefined)?.owner);
}

async function tellSigners({ workings, people, object }: Telling): Promise<readonly Told[]> {
  const request = await workings.holder.store.changeRequests.find(Number(object.id));
  const logins = request === null ? [] : await signersOf(workings, people, request);
  return logins.map((login) => ({ login, what: 'to_sign', object, details: {} }));
}

/** Whoever can give a signature that is missing. */
async function signersOf(
  workings: Workings,
  people: PeopleHere,
  request: ChangeRequest,
): Promise<readonly string[]> {
  const review = reviewNow(workings);
  if (review === null || review === 'self') return [];
  const logins: string[] = [];
  for (const login of people.signers) {
    const principal = await people.principal(login);
    if (principal === null) continue;
    const awaits = signaturesLeft(request, principal, review).some(({ refused }) => refused === null);
    if (awaits) logins.push(login);
  }
  return logins;
}

/** Who is waited for, and who waits. What was decided, or given another day, since the line was written is nobody's any more. */
async function tellDeadline(
  { workings, people, event, object }: Telling,
  what: 'request_due_soon' | 'request_overdue',
): Promise<readonly Told[]> {
  const request = await workings.holder.store.changeRequests.find(Number(object.id));
  const { due } = event.details as { readonly due: string };
  if (request === null) return [];
  if (!isDeadlineOpen(workings, request, { due, isSoon: what === 'request_due_soon' })) return [];
  const logins = [request.requester, ...(await signersOf(workings, people, request))];
  return logins.map((login) => ({ login, what, object, details: { due } }));
}

/** Drafts that nobody submitted wait for nobody. */
async function tellRevised(telling: Telling): Promise<readonly Told[]> {
  const request = await telling.workings.holder.store.changeRequests.find(Number(telling.object.id));
  return request?.state === 'in_review' ? tellSigners(telling) : [];
}

async function tellRequester({ workings, object }: Telling, what: InboxKind): Promise<readonly Told[]> {
  const request = await workings.holder.store.changeRequests.find(Number(object.id));
  const logins = (await followers(workings, [object])).map(({ login }) => login);
  if (request !== null) logins.unshift(request.requester);
  return logins.map((login) => ({ login, what, object, details: {} }));
}

const METRIC = 'metric ';

async function tellPublished({ workings, event }: Telling): Promise<readonly Told[]> {
  const { objects = [] } = event.details as { readonly objects?: readonly string[] };
  const metrics = objects
    .filter((text) => text.startsWith(METRIC))
    .map((text): ObjectName => ({ kind: 'metric', id: text.slice(METRIC.length) }));
  const following = await followers(workings, metrics);
  const followed = metrics.filter(({ id }) => following.some(({ object }) => object.id === id));
  const versions = new Map<string, number | null>();
  for (const { kind, id } of followed) {
    const history = await workings.holder.store.definitions.history(kind, id);
    versions.set(id, history.find(({ change }) => change === event.objectId)?.version ?? null);
  }
  return following.map(({ login, object }) => {
    const details = { version: versions.get(object.id) ?? null };
    return { login, what: 'metric_published', object, details };
  });
}

async function tellMetric({ workings, people, object }: Telling, what: InboxKind): Promise<readonly Told[]> {
  return (await interestedIn(workings, people, object)).map((login) => ({
    login,
    what,
    object,
    details: {},
  }));
}

async function tellSettled({ workings, people, event, object }: Telling): Promise<readonly Told[]> {
  const { metric } = event.details as { readonly metric: string };
  const about = { kind: 'metric', id: metric };
  const details = { period: object.id };
  return (await interestedIn(workings, people, about)).map((login) => ({
    login,
    what: 'settled_changed',
    object: about,
    details,
  }));
}

async function interestedIn(
  workings: Workings,
  people: PeopleHere,
  metric: ObjectName,
): Promise<readonly string[]> {
  const owner = ownerOf(workings, people, metric.id);
  const logins = (await followers(workings, [metric])).map(({ login }) => login);
  return owner === null ? logins : [owner, ...logins];
}

async function tellOwner({ workings, event, object }: Telling): Promise<readonly Told[]> {
  const task = await workings.holder.store.tasks.find(Number(object.id));
  // Who gets it with its opening again is told that it was given to them.
  const { owner } = event.details as { readonly owner?: string };
  if (task?.state !== 'open' || task.owner !== owner) return [];
  return [{ login: owner, what: 'task_given', object, details: {} }];
}

/** The answer is told as it was given then; a later one, after it was opened again, is told with its own line. */
async function tellParties({ workings, event, object }: Telling, what: InboxKind): Promise<readonly Told[]> {
  const task = await workings.holder.store.tasks.find(Number(object.id));
  if (task === null) return [];
  const isThatTime =
    event.action === `task/${task.state}` && task.closedAt !== null && task.closedAt <= event.at;
  const details = { answer: isThatTime ? task.answer : '' };
  return [task.madeBy, task.givenBy, task.owner].map((login) => ({ login, what, object, details }));
}

/** Both are told, whoever of them has done it, or somebody else. */
async function tellDelegation({ workings, object }: Telling, what: InboxKind): Promise<readonly Told[]> {
  const { delegations, users } = workings.holder.store;
  const found = (await delegations.list()).find(({ id }) => id === object.id);
  if (found === undefined) return [];
  const both = [await users.find(found.delegatorId), await users.find(found.delegateId)];
  return both.flatMap((user) => (user === null ? [] : [{ login: user.login, what, object, details: {} }]));
}

function followers({ holder }: Workings, objects: readonly ObjectName[]) {
  return holder.store.subscriptions.to(objects);
}

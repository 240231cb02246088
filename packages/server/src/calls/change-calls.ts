import type { ApplyReport, Stepped } from '@plumbline/center';
import type { Wire } from '@plumbline/client';
import { type Locale, requestNumber, type SignatureSide } from '@plumbline/diagnostics';
import type { Call } from '../call.ts';
import { jsonResponse } from '../http/json-response.ts';
import { problemResponse } from '../http/problem.ts';
import type { CallHandler } from './call-handler.ts';
import { noMetric } from './no-metric.ts';
import { nothingCalled } from './nothing-called.ts';
import { wireApplied } from './wire-applied.ts';
import {
  wireComment,
  wireComparison,
  wireDetail,
  wireEntry,
  wireStanding,
  wireVersions,
} from './wire-change.ts';

const LONGEST = 200;

export const changeRequestsCall: CallHandler = async ({ caller, url }, { center }) => {
  const asked = (url.searchParams.get('state') ?? '').slice(0, LONGEST);
  const states = asked === '' ? undefined : asked.split(',').map((state) => state.trim());
  const metric = url.searchParams.get('metric') ?? undefined;
  const found = await center.changeRequests.list(caller.principal, { states, metric });
  return jsonResponse('ChangeRequestList', { change_requests: found.map(wireEntry) });
};

export const proposeChangeCall: CallHandler = async ({ caller, body, locale }, { center }) => {
  const { files, dry_run: dryRun, ...wish } = body as Wire<'NewChangeRequest'>;
  const texts = new Map(Object.entries(files));
  const done = await center.changeRequests.propose(caller.principal, texts, { ...wishOf(wish), dryRun });
  return appliedResponse(done, locale);
};

/** What an apply did; findings that forbid it are a problem. */
export function appliedResponse(report: ApplyReport, locale: Locale): Response {
  if (report.diagnostics.some(({ severity }) => severity === 'error'))
    return problemResponse(report.diagnostics, locale);
  return jsonResponse('ApplyReport', wireApplied(report, locale));
}

export const changeRequestCall: CallHandler = async (call, { center }) => {
  const found = await center.changeRequests.find(call.caller.principal, numberOf(call));
  if (found === null) throw missing(call);
  return jsonResponse('ChangeRequest', wireDetail(found, call.locale));
};

export const reviseChangeCall: CallHandler = async (call, { center }) => {
  const { revision, files, ...wish } = call.body as Wire<'ChangeRevision'>;
  const read = { number: numberOf(call), revision };
  const texts = new Map(Object.entries(files));
  return stepped(call, await center.changeRequests.revise(call.caller.principal, read, texts, wishOf(wish)));
};

export const compareChangeCall: CallHandler = async (call, { center, queue }) => {
  const { caller, url, signal, locale } = call;
  const metric = url.searchParams.get('metric') ?? undefined;
  const leave = await queue.enter(caller.login, signal);
  try {
    const asked = { metric, signal };
    const found = await center.changeRequests.compare(caller.principal, numberOf(call), asked);
    if (found === null) throw missing(call);
    return jsonResponse('ValueComparison', wireComparison(found, locale));
  } finally {
    leave();
  }
};

export const submitChangeCall = stepCall('submit');
export const withdrawChangeCall = stepCall('withdraw');
export const sendBackChangeCall = stepCall('requestChanges');
export const rejectChangeCall = stepCall('reject');
export const signForFinanceCall = signCall('finance');
export const signForBusinessCall = signCall('business');
export const signForSelfCall = signCall('self');

export const callablePeopleCall: CallHandler = async (call, { center }) => {
  const search = (call.url.searchParams.get('search') ?? '').slice(0, LONGEST);
  const found = await center.changeRequests.callable(call.caller.principal, numberOf(call), search);
  if (found === null) throw missing(call);
  return jsonResponse('PersonNameList', { people: found.map((person) => ({ ...person })) });
};

export const commentOnChangeCall: CallHandler = async (call, { center }) => {
  const { body, mentions = [] } = call.body as Wire<'NewComment'>;
  const said = await center.changeRequests.comment(call.caller.principal, numberOf(call), { body, mentions });
  if (said === null) throw missing(call);
  return jsonResponse('Comment', wireComment(said), { status: 201 });
};

export const compareVersionsCall: CallHandler = async (call, { center, queue }) => {
  const { caller, url, params, signal, locale } = call;
  const { name: metric = '' } = params;
  const [from, to] = [versionIn(url, 'from'), versionIn(url, 'to')];
  const leave = await queue.enter(caller.login, signal);
  try {
    const asked = { metric, from, to, signal };
    const found = await center.changeRequests.compareVersions(caller.principal, asked);
    return jsonResponse('VersionComparison', wireVersions(found, locale));
  } finally {
    leave();
  }
};

export const rollBackMetricCall: CallHandler = async ({ caller, params, body, locale }, { center }) => {
  const { version, dry_run: dryRun, ...wish } = body as Wire<'RollBackRequest'>;
  const asked = { metric: params.name ?? '', version, ...wishOf(wish), dryRun };
  return appliedResponse(await center.changeRequests.rollBack(caller.principal, asked), locale);
};

/** 0, which no version has, for what is no number. */
function versionIn({ searchParams }: URL, name: string): number {
  const version = Number(searchParams.get(name));
  return Number.isSafeInteger(version) ? version : 0;
}

export const metricStandingCall: CallHandler = async ({ caller, params, locale }, { center }) => {
  const { name = '' } = params;
  const found = await center.changeRequests.standing(caller.principal, name);
  if (found === null) return noMetric(name, center, caller.principal, locale);
  return jsonResponse('Standing', wireStanding(found));
};

export const confirmMetricCall: CallHandler = async ({ caller, params, body, locale }, { center }) => {
  const { name = '' } = params;
  const { comment = null } = body as Wire<'Confirmation'>;
  const found = await center.changeRequests.confirm(caller.principal, name, comment);
  if (found === null) return noMetric(name, center, caller.principal, locale);
  return jsonResponse('Standing', wireStanding(found));
};

function stepCall(step: 'submit' | 'withdraw' | 'requestChanges' | 'reject'): CallHandler {
  return async (call, { center }) => {
    const { revision, comment = null } = call.body as Wire<'ChangeStep'>;
    const read = { number: numberOf(call), revision };
    return stepped(call, await center.changeRequests[step](call.caller.principal, read, comment));
  };
}

function signCall(side: SignatureSide): CallHandler {
  return async (call, { center }) => {
    const { revision, comment = null } = call.body as Wire<'ChangeStep'>;
    const read = { number: numberOf(call), revision };
    return stepped(call, await center.changeRequests.sign(call.caller.principal, read, { side, comment }));
  };
}

type Asked = Pick<Call, 'params' | 'locale'>;

export function stepped(call: Asked, done: Stepped): Response {
  if (done.kind === 'gone') throw missing(call);
  if (done.kind === 'broken') return problemResponse(done.diagnostics, call.locale);
  return jsonResponse('ChangeRequestEntry', wireEntry(done.request));
}

/** 0, which no request has, for what is no number. */
function numberOf({ params: { id = '' } }: Pick<Call, 'params'>): number {
  return requestNumber(id) ?? 0;
}

function missing({ params: { id = '' } }: Pick<Call, 'params'>): Error {
  return nothingCalled('change_request', id.slice(0, LONGEST));
}

export function wishOf({
  title,
  effective_from,
  due,
  draft,
  ours,
  theirs,
}: Omit<Wire<'ChangeRevision'>, 'files' | 'revision'>) {
  return { title, effectiveFrom: effective_from, due, isDraft: draft, wins: { ours, theirs } };
}

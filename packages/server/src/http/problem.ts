import { toWireDiagnostic, type Wire } from '@plumbline/client';
import { type Code, type Diagnostic, type Locale, messageOf, report } from '@plumbline/diagnostics';

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  409: 'Conflict',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

/** Codes that are not 422. */
const STATUS: { readonly [C in Code]?: number } = {
  'query/unknown-key': 400,
  'query/missing-key': 400,
  'query/wrong-type': 400,
  'query/unknown-word': 400,
  'query/empty-text': 400,
  'query/text-too-long': 400,
  'query/list-too-long': 400,
  'query/number-too-big': 400,
  'query/number-too-small': 400,
  'engine/timeout': 504,
  'engine/out-of-memory': 503,
  'workspace/locked': 409,
  'workspace/locked-elsewhere': 409,
  'store/not-allowed': 403,
  'store/not-owner': 403,
  'change/own-request': 403,
  'change/both-sides': 403,
  'change/closed-definitions': 403,
  'change/not-requester': 403,
  'change/not-signer': 403,
  'change/wrong-step': 409,
  'change/signed-already': 409,
  'change/overtaken': 409,
  'change/revised-meanwhile': 409,
  'change/in-force': 409,
  'change/stale-edit': 409,
  'change/both-changed': 409,
  'change/goes-back': 409,
  'change/name-taken': 409,
  'change/unread-definition': 409,
  'change/edited-twice': 400,
  'change/base-of-nothing': 400,
  'talk/not-author': 403,
  'talk/not-your-task': 403,
  'talk/not-given': 403,
  'talk/task-closed': 409,
  'talk/task-changed': 409,
  'close/restricted': 403,
  'close/locked': 409,
  'close/other-lock': 409,
  'close/not-locked': 404,
  'people/changed-meanwhile': 409,
  'people/import-not-seen': 409,
  'people/text-too-long': 400,
  'people/beyond-own': 403,
  'people/sees-everything': 403,
  'people/lost-right': 403,
  'people/no-delegation': 403,
  'people/not-in-place': 403,
  'people/not-yourself': 403,
  'people/only-looking': 403,
  'people/view-beyond-own': 403,
  'people/view-over': 403,
  'people/fixed-role': 403,
  'people/wrong-day': 400,
  'people/bad-code': 400,
  'server/bad-json': 400,
  'server/body-too-large': 413,
  'server/wrong-content-type': 415,
  'server/not-acceptable': 406,
  'server/no-such-path': 404,
  'server/method-not-allowed': 405,
  'server/unknown-key': 400,
  'server/missing-key': 400,
  'server/wrong-value': 400,
  'server/nothing-called': 404,
  'server/changed-meanwhile': 409,
  'server/host-not-allowed': 403,
  'server/origin-not-allowed': 403,
  'server/waited-too-long': 503,
  'server/shutting-down': 503,
  'server/not-ready': 503,
  'server/internal-error': 500,
  'auth/required': 401,
  'auth/wrong-password': 401,
  'auth/too-many-attempts': 429,
  'auth/password-expired': 401,
  'auth/change-password-first': 403,
  'auth/weak-password': 400,
  'auth/same-password': 400,
  'auth/invalid-token': 401,
  'auth/missing-scope': 403,
  'auth/scope-beyond-own': 403,
  'auth/csrf': 403,
  'auth/second-factor-required': 401,
  'auth/second-factor-on': 409,
  'auth/wrong-code': 401,
  'auth/no-provider': 404,
  'auth/provider-expired': 401,
  'auth/provider-declined': 401,
  'auth/provider-failed': 401,
  'auth/unknown-account': 401,
};

export function statusOf(diagnostics: readonly Diagnostic[]): number {
  const first = diagnostics.find(({ severity }) => severity === 'error') ?? diagnostics[0];
  if (first === undefined) return 500;
  if (first.code === 'server/queue-full')
    return (first as Diagnostic<'server/queue-full'>).params.own ? 429 : 503;
  return STATUS[first.code] ?? 422;
}

/** Findings as RFC 9457: the status follows from the first error unless it is given. */
export function problemOf(
  diagnostics: readonly Diagnostic[],
  locale: Locale,
  status = statusOf(diagnostics),
): Wire<'Problem'> {
  const first = diagnostics.find(({ severity }) => severity === 'error') ?? diagnostics[0];
  return {
    type: first === undefined ? 'about:blank' : `urn:plumbline:${first.code.replace('/', ':')}`,
    title: TITLES[status] ?? String(status),
    status,
    detail: first === undefined ? '' : messageOf(first, locale),
    diagnostics: diagnostics.map((one) => toWireDiagnostic(one, locale)),
  };
}

export function problemResponse(
  diagnostics: readonly Diagnostic[],
  locale: Locale,
  status = statusOf(diagnostics),
): Response {
  const wait = retryAfter(diagnostics);
  return new Response(JSON.stringify(problemOf(diagnostics, locale, status)), {
    status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'content-language': locale,
      ...(status === 401 ? { 'www-authenticate': 'Bearer realm="plumbline"' } : {}),
      ...(wait === null ? {} : { 'retry-after': String(wait) }),
    },
  });
}

/** Seconds. */
function retryAfter(diagnostics: readonly Diagnostic[]): number | null {
  const limited = diagnostics.find(({ code }) => code === 'auth/too-many-attempts');
  if (limited !== undefined) return (limited as Diagnostic<'auth/too-many-attempts'>).params.seconds;
  const busy: readonly Code[] = ['server/queue-full', 'server/waited-too-long', 'server/shutting-down'];
  return diagnostics.some(({ code }) => busy.includes(code)) ? 2 : null;
}

export function internalProblem(reference: string): readonly Diagnostic[] {
  return [report('server/internal-error', { reference })];
}

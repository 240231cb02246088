import { ROUTES, type Route, type RouteName, type SchemaName } from '@plumbline/client';
import { PlumblineError, report } from '@plumbline/diagnostics';
import { authenticate } from '../access/authenticate.ts';
import type { Caller, KnownCaller } from '../access/caller.ts';
import { checkAccess } from '../access/check-access.ts';
import { CSRF_HEADER, checkCsrf, checkOrigin } from '../access/check-origin.ts';
import type { Call } from '../call.ts';
import { checkShape } from '../http/check-shape.ts';
import type { RequestEnvironment } from '../http/environment.ts';
import { readJson } from '../http/read-body.ts';
import { failureResponse } from '../monitor/failure-response.ts';
import type { Services } from '../services.ts';
import type { CallHandler, OpenHandler } from './call-handler.ts';
import { CALLS } from './calls.ts';

/** What a person with a one-time password can do. */
const BEFORE_CHANGE: ReadonlySet<RouteName> = new Set(['me', 'changePassword', 'signOut']);
/** Calls whose bodies hold whole files. */
const WITH_FILES: ReadonlySet<SchemaName> = new Set([
  'CheckRequest',
  'ApplyRequest',
  'DefinitionFilesRequest',
  'DictionaryImport',
  'UserImport',
]);

/** Who calls, whether they may, what they sent; then the answer. */
export async function answerCall(
  name: RouteName,
  environment: RequestEnvironment,
  services: Services,
): Promise<Response> {
  const route: Route = ROUTES[name];
  const { request, address, host, locale } = environment;
  let mark = (response: Response) => response;
  try {
    const caller = await authenticate(request.headers, address, services);
    if (caller.kind !== 'anonymous') mark = (response) => marked(response, caller);
    if (route.method !== 'get' && caller.kind !== 'token') checkOrigin(request.headers, host);
    checkAccess(route.access, caller, {
      isBeforeChange: BEFORE_CHANGE.has(name),
      isOwn: route.access === 'signed-in' && name !== 'me',
    });
    if (route.method !== 'get' && route.access !== 'anyone')
      checkCsrf(caller, request.headers.get(CSRF_HEADER));
    const body = await bodyOf(route, request, services);
    return mark(await run(name, callOf(environment, caller, body), services));
  } catch (cause) {
    return mark(failureResponse(cause, { locale, signal: environment.signal }, services));
  }
}

/** Whatever is seen through the eyes of another says so, files and refusals too. */
function marked(response: Response, { viewing }: KnownCaller): Response {
  if (viewing !== null) response.headers.set('x-viewed-as', encodeURIComponent(viewing.login));
  return response;
}

function callOf(environment: RequestEnvironment, caller: Caller, body: unknown): Call {
  const { request, url, params, locale, address, isSecure, cutOff } = environment;
  const known = { request, url, params, locale, address, isSecure, cutOff, caller, body };
  return {
    ...known,
    get signal() {
      return environment.signal;
    },
  };
}

async function run(name: RouteName, call: Call, services: Services): Promise<Response> {
  if (!isKnown(call)) {
    if (ROUTES[name].access !== 'anyone') throw new PlumblineError([report('auth/required', {})]);
    return (CALLS[name] as OpenHandler)(call, services);
  }
  return (CALLS[name] as CallHandler)(call, services);
}

function isKnown(call: Call): call is Parameters<CallHandler>[0] {
  return call.caller.kind !== 'anonymous';
}

const QUESTIONS: ReadonlySet<SchemaName> = new Set(['MetricQuery', 'RowsQuery']);

/** Questions are checked where they are read, with findings that point into its texts. */
async function bodyOf(route: Route, request: Request, { settings }: Services): Promise<unknown> {
  if (route.body === undefined) return undefined;
  const limit = WITH_FILES.has(route.body) ? settings.filesLimit : settings.bodyLimit;
  const value = await readJson(request, limit);
  if (value === undefined && route.bodyOptional === true) return {};
  if (value === undefined) throw noBody();
  return QUESTIONS.has(route.body) ? value : checkShape(route.body, value);
}

function noBody(): PlumblineError {
  return new PlumblineError([
    report('server/wrong-content-type', { found: null, expected: ['application/json'] }),
  ]);
}

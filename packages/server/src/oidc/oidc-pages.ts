import type { User } from '@plumbline/center';
import { type Diagnostic, PlumblineError, report } from '@plumbline/diagnostics';
import { readCookie, sessionCookie } from '../access/cookie.ts';
import { type NewSession, openSession } from '../access/sign-in.ts';
import { agentOf } from '../calls/session-calls.ts';
import { statusOf } from '../http/problem.ts';
import { redirect } from '../pages/layout.ts';
import type { PageRequest } from '../pages/page.ts';
import { signInPage } from '../pages/sign-in-page.ts';
import type { Services } from '../services.ts';
import { BACK_PATH, OIDC_PATH } from './oidc-path.ts';
import { PATIENCE_SECONDS, type WaitingSignIn } from './sent-sign-ins.ts';

/** Sends the browser to the provider. */
export async function beginOidc(request: PageRequest, services: Services): Promise<Response> {
  const { oidc, settings, now } = services;
  const { host, isSecure, url, address } = request;
  return orRefused(request, services, async () => {
    if (oidc === null) throw refused('auth/no-provider');
    slowDown(address, services);
    const returnTo = `${isSecure ? 'https' : 'http'}://${host}${BACK_PATH}`;
    const { url: there, sent } = await oidc.provider.begin(returnTo);
    const secret = oidc.sent.keep({ ...sent, page: pageOf(url.searchParams.get('page')) }, now());
    const cookie = { seconds: PATIENCE_SECONDS, isSecure, path: OIDC_PATH };
    return redirect(there.href, sessionCookie(waitingCookie(settings), secret, cookie));
  });
}

/** The provider has sent the browser back. */
export async function finishOidc(request: PageRequest, services: Services): Promise<Response> {
  const { settings, attempts } = services;
  const { isSecure, address } = request;
  return orRefused(request, services, async () => {
    const sent = takeSent(request, services);
    const user = await personBehind(request, sent, services);
    attempts.succeed(keysOf(address));
    const session = await newSession(user, request, services);
    const seconds = Math.floor(settings.sessionMs / 1000);
    const response = redirect(
      sent.page,
      sessionCookie(settings.cookieName, session.secret, { seconds, isSecure }),
    );
    response.headers.append('set-cookie', endedCookie(request, services));
    return response;
  });
}

/** The sign-in that this browser began. Throws PlumblineError. */
function takeSent({ request }: PageRequest, { oidc, settings, now }: Services): WaitingSignIn {
  if (oidc === null) throw refused('auth/no-provider');
  const secret = readCookie(request.headers.get('cookie'), waitingCookie(settings));
  const sent = secret === null ? null : oidc.sent.take(secret, now());
  if (sent === null) throw refused('auth/provider-expired');
  return sent;
}

/** Throws PlumblineError. */
async function personBehind(
  { url }: PageRequest,
  sent: WaitingSignIn,
  { oidc, center, log }: Services,
): Promise<User> {
  if (oidc === null) throw refused('auth/no-provider');
  if (url.searchParams.get('error') === 'access_denied') throw refused('auth/provider-declined');
  // What the browser was sent back to is known; the address that a proxy passes on need not be.
  const answer = new URL(sent.returnTo);
  answer.search = url.search;
  const account = await oidc.provider.finish(answer, sent);
  const found = await center.identity.personOf(account);
  if (found.kind === 'person') return found.user;
  const { issuer, subject } = account;
  log.warn({ issuer, subject, reason: found.reason }, 'account of nobody');
  throw refused('auth/unknown-account');
}

/** The session that the browser had before ends. */
async function newSession(user: User, { request }: PageRequest, services: Services): Promise<NewSession> {
  const { center, settings, now } = services;
  const old = readCookie(request.headers.get('cookie'), settings.cookieName);
  if (old !== null) await center.people.sessions.close(old);
  const event = { action: 'session/open', details: { via: 'oidc' } };
  await center.people.events.append(event, { by: user.login, now: now() });
  return openSession(user, { agent: agentOf(request), via: 'oidc' }, services);
}

type Refusal =
  | 'auth/no-provider'
  | 'auth/provider-expired'
  | 'auth/provider-declined'
  | 'auth/provider-failed'
  | 'auth/unknown-account';

function refused(code: Refusal): PlumblineError {
  return new PlumblineError([report(code, {})]);
}

/** Whatever goes wrong leads back to the sign-in page, which says what; the reason stands in the log alone. */
async function orRefused(
  request: PageRequest,
  services: Services,
  answer: () => Promise<Response>,
): Promise<Response> {
  try {
    return await answer();
  } catch (cause) {
    const { log, monitor } = services;
    monitor.signInFailed();
    const known = cause instanceof PlumblineError ? cause : refused('auth/provider-failed');
    const reason = reasonOf(cause).slice(0, 300);
    log.warn({ reason, code: known.diagnostics[0]?.code, address: request.address }, 'sign-in refused');
    return refusalPage(request, services, known.diagnostics);
  }
}

/** With what is behind it: a library says only that something failed. */
function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return 'unknown';
  return cause.cause instanceof Error ? `${cause.message}: ${reasonOf(cause.cause)}` : cause.message;
}

function refusalPage(request: PageRequest, services: Services, diagnostics: readonly Diagnostic[]): Response {
  const [first] = diagnostics;
  const page =
    services.web === null || first === undefined
      ? signInPage(request.locale, {
          refused: diagnostics,
          status: statusOf(diagnostics),
          provider: services.oidc?.provider.name ?? null,
        })
      : redirect(`/app?refused=${encodeURIComponent(first.code)}`);
  page.headers.append('set-cookie', endedCookie(request, services));
  return page;
}

/** Every try costs a request to the provider and a place in memory. */
function slowDown(address: string, { attempts, now }: Services): void {
  const keys = keysOf(address);
  const seconds = attempts.waitFor(keys, now());
  if (seconds > 0) throw new PlumblineError([report('auth/too-many-attempts', { seconds })]);
  attempts.fail(keys, now());
}

function keysOf(address: string) {
  return [{ key: `oidc ${address}`, most: 30 }];
}

function waitingCookie({ cookieName }: Services['settings']): string {
  return `${cookieName}_oidc`;
}

function endedCookie({ isSecure }: PageRequest, { settings }: Services): string {
  return sessionCookie(waitingCookie(settings), '', { seconds: 0, isSecure, path: OIDC_PATH });
}

/** A page of the app, and of nothing else. */
function pageOf(asked: string | null): string {
  const isOwn = asked !== null && /^\/app(?:[/?][\w\-./?=&%:~+,]*)?$/.test(asked) && !asked.includes('//');
  return isOwn ? asked : '/app';
}

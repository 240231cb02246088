import { PlumblineError } from '@plumbline/diagnostics';
import { authenticate } from '../access/authenticate.ts';
import type { Caller } from '../access/caller.ts';
import { changePassword } from '../access/change-password.ts';
import { checkCsrf, checkOrigin } from '../access/check-origin.ts';
import { readCookie, sessionCookie } from '../access/cookie.ts';
import { type NewSession, signIn } from '../access/sign-in.ts';
import { agentOf } from '../calls/session-calls.ts';
import { statusOf } from '../http/problem.ts';
import { readForm } from '../http/read-body.ts';
import type { Services } from '../services.ts';
import { headlinePage } from './headline-page.ts';
import { redirect } from './layout.ts';
import type { PageRequest } from './page.ts';
import { PAGE_WORDS } from './page-words.ts';
import { passwordPage, signInPage } from './sign-in-page.ts';

const LONGEST_FORM = 10_000;

export async function homePage(request: PageRequest, services: Services): Promise<Response> {
  const { locale, signal } = request;
  const caller = await callerOf(request, services);
  if (caller.kind !== 'session') return signInPage(locale, { provider: providerOf(services) });
  const { csrf } = caller;
  if (caller.mustChangePassword) return passwordPage({ locale, csrf });
  return headlinePage({ caller, csrf, locale, signal }, services);
}

export async function signInForm(request: PageRequest, services: Services): Promise<Response> {
  const { locale, host, address } = request;
  try {
    checkOrigin(request.request.headers, host);
    const form = await readForm(request.request, LONGEST_FORM);
    const given = {
      login: form.get('login') ?? '',
      password: form.get('password') ?? '',
      code: form.get('code') ?? undefined,
      address,
      agent: agentOf(request.request),
    };
    const old = readCookie(request.request.headers.get('cookie'), services.settings.cookieName);
    const session = await signIn(given, old, services);
    return redirect(`/plain?lang=${locale}`, cookieFor(session, request, services));
  } catch (cause) {
    if (!(cause instanceof PlumblineError)) throw cause;
    const refused = cause.diagnostics;
    return signInPage(locale, { refused, status: statusOf(refused), provider: providerOf(services) });
  }
}

export async function passwordForm(request: PageRequest, services: Services): Promise<Response> {
  const { locale, address } = request;
  const { caller, form } = await changeOf(request, services);
  if (caller.kind !== 'session') return redirect(`/plain?lang=${locale}`);
  const { csrf } = caller;
  if (form.get('new') !== form.get('again'))
    return passwordPage({ locale, csrf }, PAGE_WORDS[locale].notTheSame, 400);
  try {
    const given = {
      current: form.get('current') ?? '',
      new: form.get('new') ?? '',
      address,
      agent: agentOf(request.request),
    };
    const session = await changePassword(caller, given, services);
    return redirect(`/plain?lang=${locale}`, cookieFor(session, request, services));
  } catch (cause) {
    if (!(cause instanceof PlumblineError)) throw cause;
    return passwordPage({ locale, csrf }, cause.diagnostics, statusOf(cause.diagnostics));
  }
}

export async function signOutForm(request: PageRequest, services: Services): Promise<Response> {
  const { caller } = await changeOf(request, services);
  if (caller.kind === 'session') await services.center.people.sessions.close(caller.secret);
  const { cookieName } = services.settings;
  const ended = sessionCookie(cookieName, '', { seconds: 0, isSecure: request.isSecure });
  return redirect(`/plain?lang=${request.locale}`, ended);
}

/** A form of ours, sent from a page of ours, in the session it was made for. Throws PlumblineError. */
async function changeOf(
  request: PageRequest,
  services: Services,
): Promise<{ readonly caller: Caller; readonly form: URLSearchParams }> {
  checkOrigin(request.request.headers, request.host);
  const caller = await callerOf(request, services);
  const form = await readForm(request.request, LONGEST_FORM);
  checkCsrf(caller, form.get('csrf'));
  return { caller, form };
}

function callerOf({ request, address }: PageRequest, services: Services): Promise<Caller> {
  return authenticate(request.headers, address, services);
}

function providerOf({ oidc }: Services): string | null {
  return oidc?.provider.name ?? null;
}

function cookieFor(session: NewSession, { isSecure }: PageRequest, { settings }: Services): string {
  const seconds = Math.floor(settings.sessionMs / 1000);
  return sessionCookie(settings.cookieName, session.secret, { seconds, isSecure });
}

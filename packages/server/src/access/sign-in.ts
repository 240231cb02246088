import { type Diagnostic, PlumblineError, report } from '@plumbline/diagnostics';
import type { Services } from '../services.ts';
import { keysOf } from './attempts.ts';
import { secondFactorIsRight } from './second-factor.ts';

export interface NewSession {
  readonly secret: string;
  readonly login: string;
  readonly csrf: string;
  readonly expiresAt: string;
  readonly mustChangePassword: boolean;
}

/** Checks login and password and opens a session; an old one that the browser still sends ends. Throws PlumblineError. */
export async function signIn(
  given: {
    readonly login: string;
    readonly password: string;
    readonly code?: string | undefined;
    readonly address: string;
    readonly agent?: string | null;
  },
  oldSecret: string | null,
  services: Services,
): Promise<NewSession> {
  const { center, now } = services;
  await passwordIsRight(given, services);
  const user = await center.people.users.findByLogin(given.login);
  if (user === null) throw refused(report('auth/wrong-password', {}));
  await secondFactorIsRight(user, given.code, services);
  if (oldSecret !== null) await center.people.sessions.close(oldSecret);
  await center.people.events.append({ action: 'session/open' }, { by: user.login, now: now() });
  return openSession(user, { agent: given.agent ?? null, via: 'password' }, services);
}

/** Throws PlumblineError `auth/wrong-password`, `auth/password-expired`, `auth/too-many-attempts`. */
export async function passwordIsRight(
  {
    login,
    password,
    address,
  }: { readonly login: string; readonly password: string; readonly address: string },
  { center, attempts, now, log, monitor }: Services,
): Promise<void> {
  const keys = keysOf(login, address);
  const seconds = attempts.waitFor(keys, now());
  if (seconds > 0) throw refused(report('auth/too-many-attempts', { seconds }));
  attempts.fail(keys, now());
  const verified = await center.people.users.verify(login, password, now());
  if (verified.kind === 'ok') {
    attempts.succeed(keys);
    return;
  }
  monitor.signInFailed();
  log.warn({ reason: verified.reason, address }, 'sign-in refused');
  throw refused(
    verified.reason === 'expired'
      ? report('auth/password-expired', {}, expired)
      : report('auth/wrong-password', {}),
  );
}

export async function openSession(
  user: { readonly id: string; readonly login: string; readonly mustChangePassword: boolean },
  { agent, via }: { readonly agent: string | null; readonly via: 'password' | 'oidc' },
  { center, settings, now }: Services,
): Promise<NewSession> {
  const { secret, session } = await center.people.sessions.open(user.id, {
    now: now(),
    lifetimeMs: settings.sessionMs,
    agent,
    via,
  });
  const { csrf, expiresAt } = session;
  return { secret, login: user.login, csrf, expiresAt, mustChangePassword: user.mustChangePassword };
}

const expired = {
  hints: [
    {
      text: {
        zh: '重新启动 plumbline serve，终端会显示新的一次性密码',
        en: 'start plumbline serve again: the terminal shows a new one-time password',
      },
    },
  ],
};

function refused(diagnostic: Diagnostic): PlumblineError {
  return new PlumblineError([diagnostic]);
}

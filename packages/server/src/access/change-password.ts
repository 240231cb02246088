import { PlumblineError, report } from '@plumbline/diagnostics';
import type { Services } from '../services.ts';
import type { KnownCaller } from './caller.ts';
import { type NewSession, openSession, passwordIsRight } from './sign-in.ts';

const LEAST = 10;

/** Replaces the caller's password and moves to a fresh session; every other one ends. Throws PlumblineError. */
export async function changePassword(
  caller: KnownCaller,
  given: {
    readonly current: string;
    readonly new: string;
    readonly address: string;
    readonly agent: string | null;
  },
  services: Services,
): Promise<NewSession> {
  const { center, now } = services;
  if (caller.kind !== 'session') throw new PlumblineError([report('auth/required', {})]);
  if ([...given.new].length < LEAST)
    throw new PlumblineError([
      report('auth/weak-password', { least: LEAST }, { at: { kind: 'query', path: 'new' } }),
    ]);
  if (given.new === given.current)
    throw new PlumblineError([report('auth/same-password', {}, { at: { kind: 'query', path: 'new' } })]);
  const { login, userId } = caller;
  await passwordIsRight({ login, password: given.current, address: given.address }, services);
  await center.people.users.setPassword(userId, given.new, { by: login, now: now() });
  await center.people.events.append({ action: 'user/change-password' }, { by: login, now: now() });
  return openSession(
    { id: userId, login, mustChangePassword: false },
    { agent: given.agent, via: 'password' },
    services,
  );
}

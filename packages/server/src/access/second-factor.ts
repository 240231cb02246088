import { type Diagnostic, PlumblineError, report } from '@plumbline/diagnostics';
import type { Services } from '../services.ts';
import type { AttemptKey } from './attempts.ts';

interface Person {
  readonly id: string;
  readonly login: string;
}

/**
 * After the password: the code, where the person has begun to use codes. Throws PlumblineError `auth/second-factor-required`,
 * `auth/wrong-code`, `auth/too-many-attempts`.
 */
export async function secondFactorIsRight(
  user: Person,
  code: string | undefined,
  services: Services,
): Promise<void> {
  const { secondFactor } = services.center;
  if (!(await secondFactor.isOn(user.id))) return;
  if (code === undefined || code === '') throw refused(report('auth/second-factor-required', {}));
  await attempted(user, services, () => secondFactor.check(user, code));
}

/** Who has the password could otherwise try codes without end. Throws PlumblineError. */
export async function attempted(
  { id }: Person,
  { attempts, now, monitor }: Services,
  check: () => Promise<boolean>,
): Promise<void> {
  const keys: readonly AttemptKey[] = [{ key: `code ${id}`, most: 5 }];
  const seconds = attempts.waitFor(keys, now());
  if (seconds > 0) throw refused(report('auth/too-many-attempts', { seconds }));
  attempts.fail(keys, now());
  if (await check()) return attempts.succeed(keys);
  monitor.signInFailed();
  throw refused(report('auth/wrong-code', {}));
}

function refused(diagnostic: Diagnostic): PlumblineError {
  return new PlumblineError([diagnostic]);
}

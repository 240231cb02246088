import { type Code, type Diagnostic, PlumblineError } from '@plumbline/diagnostics';
import type { Workings } from '../center/workings.ts';

/** Where the reason for which a step is refused says who. */
const WHO: Readonly<Partial<Record<Code, string>>> = {
  'change/own-request': 'requester',
  'change/not-requester': 'requester',
  'change/signed-already': 'by',
};

/** A reason with people by their names; who has no account any more goes by the login. */
export async function calledByName({ holder }: Workings, reason: Diagnostic): Promise<Diagnostic> {
  const who = WHO[reason.code];
  if (who === undefined) return reason;
  const login: unknown = Reflect.get(reason.params, who);
  const user = await holder.store.users.findByLogin(String(login));
  return user === null ? reason : { ...reason, params: { ...reason.params, [who]: user.displayName } };
}

/** Throws PlumblineError with the reason. */
export async function refused(workings: Workings, reason: Diagnostic): Promise<never> {
  throw new PlumblineError([await calledByName(workings, reason)]);
}

import { type Code, type Diagnostic, PlumblineError } from '@plumbline/diagnostics';
import type { Workings } from '../center/workings.ts';

/** Where the reason for which a step is refused, or what was found beside the catalog, says who. */
const WHO: Readonly<Partial<Record<Code, string>>> = {
  'change/own-request': 'requester',
  'change/not-requester': 'requester',
  'change/signed-already': 'by',
  'change/both-changed': 'by',
  'change/catalog-newer': 'by',
  'change/goes-back': 'by',
};

/** A reason with people by their names; who has no account any more goes by the login. */
export async function calledByName(workings: Workings, reason: Diagnostic): Promise<Diagnostic> {
  const [called = reason] = await allCalledByName(workings, [reason]);
  return called;
}

/** The same of many, everybody looked up once. */
export async function allCalledByName(
  { holder }: Workings,
  reasons: readonly Diagnostic[],
): Promise<readonly Diagnostic[]> {
  const names = new Map<string, string>();
  for (const login of new Set(reasons.flatMap((reason) => loginIn(reason)?.login ?? []))) {
    const user = await holder.store.users.findByLogin(login);
    if (user !== null) names.set(login, user.displayName);
  }
  return reasons.map((reason) => {
    const said = loginIn(reason);
    const name = said === null ? undefined : names.get(said.login);
    if (said === null || name === undefined) return reason;
    return { ...reason, params: { ...reason.params, [said.param]: name } };
  });
}

function loginIn({ code, params }: Diagnostic): { readonly param: string; readonly login: string } | null {
  const param = WHO[code];
  const login: unknown = param === undefined ? null : Reflect.get(params, param);
  return param === undefined || typeof login !== 'string' ? null : { param, login };
}

/** Throws PlumblineError with the reason. */
export async function refused(workings: Workings, reason: Diagnostic): Promise<never> {
  throw new PlumblineError([await calledByName(workings, reason)]);
}

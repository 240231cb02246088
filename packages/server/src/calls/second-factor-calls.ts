import type { Wire } from '@plumbline/client';
import { PlumblineError, report } from '@plumbline/diagnostics';
import type { KnownCaller } from '../access/caller.ts';
import { attempted } from '../access/second-factor.ts';
import { passwordIsRight } from '../access/sign-in.ts';
import { jsonResponse } from '../http/json-response.ts';
import type { CallHandler } from './call-handler.ts';
import { nothingCalled } from './nothing-called.ts';

/** With the password: who finds a browser open does not lock its owner out. */
export const beginSecondFactorCall: CallHandler = async ({ caller, body, address }, services) => {
  const { password } = body as Wire<'SecondFactorBegin'>;
  const user = personOf(caller);
  await passwordIsRight({ login: user.login, password, address }, services);
  const begun = await services.center.secondFactor.begin(user);
  if (begun === null) throw new PlumblineError([report('auth/second-factor-on', {})]);
  return jsonResponse('SecondFactorSecret', begun);
};

export const confirmSecondFactorCall: CallHandler = async ({ caller, body }, services) => {
  const { code } = body as Wire<'SecondFactorCode'>;
  const user = personOf(caller);
  const codes: string[] = [];
  await attempted(user, services, async () => {
    const made = await services.center.secondFactor.confirm(user, code);
    codes.push(...(made ?? []));
    return made !== null;
  });
  return jsonResponse('RecoveryCodes', { recovery_codes: codes });
};

export const endSecondFactorCall: CallHandler = async ({ caller, body }, services) => {
  const { code } = body as Wire<'SecondFactorCode'>;
  const user = personOf(caller);
  await attempted(user, services, () => services.center.secondFactor.end(user, code));
  return new Response(null, { status: 204 });
};

export const clearSecondFactorCall: CallHandler = async ({ caller, params: { login = '' } }, { center }) => {
  if ((await center.secondFactor.clear(caller.principal, login)) !== true) throw nothingCalled('user', login);
  return new Response(null, { status: 204 });
};

/** Of a session: what opens doors for longer is not begun by a token. */
function personOf(caller: KnownCaller): { readonly id: string; readonly login: string } {
  if (caller.kind !== 'session') throw new PlumblineError([report('auth/required', {})]);
  return { id: caller.userId, login: caller.login };
}

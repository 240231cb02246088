import { type Diagnostic, type Hint, PlumblineError, report } from '@plumbline/diagnostics';
import type { Principal } from '../center/principal.ts';
import type { Served } from '../center/served.ts';
import { isUnrestricted } from '../center/sight.ts';
import { isPermitted, refusalOf } from '../people/permit.ts';

/** Who may change definitions may ask for changes. Throws PlumblineError `store/not-allowed`. */
export function mayPropose(principal: Principal): void {
  if (isPermitted(principal, 'propose') || isPermitted(principal, 'apply')) return;
  throw new PlumblineError([report('store/not-allowed', { capability: 'propose' })]);
}

/**
 * Files say all there is: whoever does not see all of it would ask to remove the rest, and be told of it. Throws PlumblineError
 * `change/closed-definitions`.
 */
export function requireWholeSight(served: Served, principal: Principal): void {
  if (isUnrestricted(served, principal)) return;
  throw new PlumblineError([report('change/closed-definitions', {}, { hints: [WHOLE_SIGHT] })]);
}

const WHOLE_SIGHT: Hint = {
  text: {
    zh: '要看到全部，须有角色的数据权限以 open 开放每个数据集；机器请用管理员的令牌，其范围只含 apply',
    en: 'everything is seen by whose role a policy opens every dataset; let a machine use an administrator’s token that is limited to apply',
  },
};

/** Throws PlumblineError `store/not-allowed`. */
export function mayDiscuss(principal: Principal): void {
  const refused = discussing(principal);
  if (refused !== null) throw new PlumblineError([refused]);
}

/**
 * Why a person does not take part in discussions; null: they do. The same for everybody, signers too: a call of the API needs
 * one capability, and what is offered here and refused there would mislead.
 */
export function discussing(principal: Principal): Diagnostic | null {
  const [refused = null] = refusalOf(principal, 'propose');
  return refused;
}

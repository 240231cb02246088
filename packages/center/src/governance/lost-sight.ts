import { type Diagnostic, type Hint, report } from '@plumbline/diagnostics';
import { type Model, placeOfObject } from '@plumbline/model';
import type { DefinitionTexts } from '../center/center.ts';
import type { Principal } from '../center/principal.ts';
import { keptBack } from '../center/sight.ts';
import type { Workings } from '../center/workings.ts';
import { principalInTurn } from './whole-sight-in-turn.ts';

const NAMED = 5;

export interface Keeping {
  /** Who writes, and sees everything now. */
  readonly principal: Principal;
  /** What is there once it is written. */
  readonly model: Model;
  readonly files: DefinitionTexts;
  /** Whether it holds at once; or somebody signs it first. */
  readonly isAtOnce: boolean;
}

/**
 * What files would keep from who sends them: from then on they would apply none, not even those that take it back. To be asked before
 * anything is written.
 */
export async function lostSight(
  workings: Workings,
  { principal, model, files, isAtOnce }: Keeping,
): Promise<readonly Diagnostic[]> {
  const kept = keptBack(model, await principalInTurn(workings, principal));
  const [first] = kept;
  if (first === undefined) return [];
  const at = placeOfObject(files)(first);
  const params = { count: kept.length, names: kept.slice(0, NAMED).map(({ kind, id }) => `${kind}:${id}`) };
  const severity = isAtOnce ? 'error' : 'warning';
  return [report('change/closes-to-writer', params, { severity, at, hints: [OPEN, ADMINISTRATOR] })];
}

const OPEN: Hint = {
  text: {
    zh: '在同一批文件中，用您的角色的一条数据权限以 open 开放每个数据集，且不加限制',
    en: 'in the same files, let a policy of your role open every dataset, without restrictions',
  },
};

const ADMINISTRATOR: Hint = {
  text: {
    zh: '或由管理员应用；机器用管理员的令牌，其范围只含 apply',
    en: 'or let an administrator apply them; a machine by an administrator’s token that is limited to apply',
  },
};

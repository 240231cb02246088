import { unitOf } from '../../unit-of.ts';
import { unifyUnits } from '../../value/combine-units.ts';
import { commonType } from '../../value/common-type.ts';
import { formatType } from '../../value/type-kinds.ts';
import type { TextSpan, Unit, ValueType } from '../../value-type.ts';
import { refuse, type Typing } from '../typing-context.ts';
import type { AnyExpr } from './level.ts';
import { refuseClash } from './unit-clash.ts';

/** The type and unit that all branches share; reports the first that does not fit those before it. */
export function unifyBranches(
  typing: Typing,
  branches: readonly AnyExpr[],
  span: TextSpan,
): { readonly type: ValueType; readonly unit: Unit } | null {
  let type: ValueType = { kind: 'null' };
  let unit: Unit = { kind: 'any' };
  let before: AnyExpr | null = null;
  for (const branch of branches) {
    const common = commonType(type, branch.type);
    if (common === null) {
      return refuse(typing, branch.span, {
        code: 'model/branches-differ',
        params: { left: formatType(type), right: formatType(branch.type) },
      });
    }
    const shared = unifyUnits(unit, unitOf(branch), typing.scope.model);
    if (shared.kind === 'clash') {
      return refuseClash(typing, shared, {
        left: before ?? branch,
        right: branch,
        span,
        operation: 'choose',
      });
    }
    if (before === null || unitOf(before).kind === 'any') before = branch;
    type = common;
    unit = shared;
  }
  return { type, unit };
}

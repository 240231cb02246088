import { convertFirst, takeTaxOff } from '../../hints.ts';
import { unitOf } from '../../unit-of.ts';
import type { UnitClash } from '../../value/combine-units.ts';
import { formatCurrency, formatUnit } from '../../value/format-unit.ts';
import type { TextSpan } from '../../value-type.ts';
import { refuse, type Typing } from '../typing-context.ts';
import type { AnyExpr } from './level.ts';

export interface ClashingSides {
  readonly left: AnyExpr;
  readonly right: AnyExpr;
  readonly span: TextSpan;
  readonly operation: 'add' | 'multiply' | 'divide' | 'compare' | 'choose';
}

/** Says which of currency, tax basis or unit does not go together, and what would make it. */
export function refuseClash(typing: Typing, clash: UnitClash, sides: ClashingSides): null {
  const [left, right] = [unitOf(sides.left), unitOf(sides.right)];
  const own = typing.scope.model.workspace.currency;
  if (clash.reason === 'currency') {
    return refuse(typing, sides.span, {
      code: 'model/mixed-currency',
      params: { left: formatCurrency(left, own), right: formatCurrency(right, own) },
      hints: [convertFirst(own)],
    });
  }
  if (clash.reason === 'tax') {
    return refuse(typing, sides.span, {
      code: 'model/mixed-tax',
      params: {},
      hints: [takeTaxOff],
    });
  }
  return refuse(typing, sides.span, {
    code: 'model/unit-mismatch',
    params: { operation: sides.operation, left: formatUnit(left), right: formatUnit(right) },
  });
}

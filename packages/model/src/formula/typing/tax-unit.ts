import { formatUnit } from '../value/format-unit.ts';
import type { TextSpan, Unit, ValueType } from '../value-type.ts';
import { refuse, type Typing } from './typing-context.ts';

/** What is left of money once its tax is taken off; reports what is no money with tax. */
export function netOfVatUnit(
  typing: Typing,
  amount: { readonly type: ValueType; readonly span: TextSpan },
  unit: Unit,
): Unit | null {
  if (unit.kind === 'money' && (unit.tax === 'included' || unit.tax === null))
    return { ...unit, tax: 'excluded' };
  if (unit.kind === 'money') {
    return refuse(typing, amount.span, {
      code: 'model/no-tax-to-take-off',
      params: { basis: unit.tax === 'excluded' ? 'excluded' : 'none' },
    });
  }
  return refuse(typing, amount.span, {
    code: 'model/money-wanted',
    params: { name: 'net_of_vat', found: formatUnit(unit) },
  });
}

import type { FormulaScope } from '../../formula-scope.ts';
import { unitOfType } from '../../value/unit-of-type.ts';
import type { Unit, ValueType } from '../../value-type.ts';

/** The unit of a result column by its name: `revenue`, `revenue__year_ago_change`, `revenue__year_ago_pct`. */
export function resultUnit(column: string, type: ValueType, scope: FormulaScope): Unit {
  const [metric = '', comparison = ''] = column.split('__');
  if (comparison.endsWith('_pct') || comparison.endsWith('_attainment')) return { kind: 'percent' };
  return scope.metrics.get(metric)?.unit ?? unitOfType(type);
}

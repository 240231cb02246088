import type { Model } from '../../../model.ts';
import type { ScalarFunction } from '../../expression.ts';
import { writeInstead } from '../../hints.ts';
import type { Syntax } from '../../read/syntax.ts';
import { unitOf } from '../../unit-of.ts';
import { divideUnits, multiplyUnits, type UnitClash, unifyUnits } from '../../value/combine-units.ts';
import { literalNumberType, productType, sumType } from '../../value/numeric-type.ts';
import { DOUBLE, formatType, isOfClass } from '../../value/type-kinds.ts';
import type { TextSpan, Unit, ValueType } from '../../value-type.ts';
import { refuse, type Typing } from '../typing-context.ts';
import { type AnyExpr, checkClass, type Level, makeCall } from './level.ts';
import { type ClashingSides, refuseClash } from './unit-clash.ts';

interface Arithmetic {
  readonly fn: ScalarFunction;
  readonly operation: ClashingSides['operation'];
  readonly type: (a: ValueType, b: ValueType) => ValueType;
  readonly unit: (a: Unit, b: Unit, model: Model) => Unit | UnitClash;
}

export type ArithmeticOperator = '+' | '-' | '*' | '/' | '%';

export const ARITHMETIC: { readonly [O in ArithmeticOperator]: Arithmetic } = {
  '+': { fn: 'add', operation: 'add', type: sumType, unit: unifyUnits },
  '-': { fn: 'subtract', operation: 'add', type: sumType, unit: unifyUnits },
  '*': { fn: 'multiply', operation: 'multiply', type: productType, unit: multiplyUnits },
  '/': { fn: 'divide', operation: 'divide', type: () => DOUBLE, unit: divideUnits },
  '%': { fn: 'modulo', operation: 'divide', type: sumType, unit: (a) => a },
};

export function typeArithmetic<E extends AnyExpr>(
  level: Level<E>,
  op: ArithmeticOperator,
  sides: readonly [E, E],
): E | null {
  const [left, right] = sides;
  const span = { start: left.span.start, end: right.span.end };
  if (!sides.every((side) => isOfClass(side.type, 'number')))
    return refuseOperands(level.typing, op, sides, span);
  const { fn, operation, type, unit } = ARITHMETIC[op];
  const combined = unit(unitOf(left), unitOf(right), level.typing.scope.model);
  if (combined.kind === 'clash') return refuseClash(level.typing, combined, { left, right, span, operation });
  return makeCall(level, { fn, args: sides, type: type(left.type, right.type), unit: combined, span });
}

function refuseOperands(
  typing: Typing,
  op: ArithmeticOperator,
  sides: readonly [AnyExpr, AnyExpr],
  span: TextSpan,
): null {
  const [left, right] = sides.map((side) => formatType(side.type)) as [string, string];
  const isMoment = (side: AnyExpr) => side.type.kind === 'date' || side.type.kind === 'timestamp';
  if (op === '-' && sides.every(isMoment)) {
    return refuse(typing, span, {
      code: 'model/date-arithmetic',
      params: { operator: op },
      hints: [writeInstead('date_diff(day, a, b)', false)],
    });
  }
  if ((op === '-' || op === '+') && sides.some(isMoment)) {
    return refuse(typing, span, {
      code: 'model/date-arithmetic',
      params: { operator: op },
      hints: [writeInstead('date_add(x, 3 months)', false)],
    });
  }
  const hints =
    op === '+' && sides.some((side) => side.type.kind === 'text')
      ? [writeInstead('concat(a, b)', false)]
      : [];
  return refuse(typing, span, { code: 'model/not-numbers', params: { operator: op, left, right }, hints });
}

/** A sign before a number literal is part of the number. */
export function typeNegation<E extends AnyExpr>(
  level: Level<E>,
  node: Extract<Syntax, { kind: 'unary' }>,
): E | null {
  const operand = level.type(node.operand);
  if (operand === null || !checkClass(level.typing, operand, 'number', '-')) return null;
  const { span } = node;
  if (operand.kind === 'literal' && typeof operand.value === 'string' && !operand.value.startsWith('-')) {
    const value = /[1-9]/.test(operand.value) ? `-${operand.value}` : operand.value;
    return level.wrap({
      ...operand,
      value,
      type: operand.type.kind === 'double' ? operand.type : literalNumberType(value),
      span,
    });
  }
  const type = operand.type.kind === 'integer' ? sumType(operand.type, operand.type) : operand.type;
  return makeCall(level, { fn: 'negate', args: [operand], type, unit: unitOf(operand), span });
}

import type { CallOf, CaseOf, InOf, LiteralExpr, ScalarFunction } from '../../expression.ts';
import type { Child, MetricExpr } from '../../metric-expression.ts';
import type { Syntax } from '../../read/syntax.ts';
import type { RowExpr } from '../../row-expression.ts';
import { formatType, isOfClass, type TypeClass } from '../../value/type-kinds.ts';
import type { TextSpan, Unit, ValueType } from '../../value-type.ts';
import { refuse, type Typing } from '../typing-context.ts';

/** Row level or aggregate level: what scalar typing needs to know of either. */
export interface Level<E extends RowExpr | MetricExpr> {
  readonly typing: Typing;
  readonly type: (node: Syntax) => E | null;
  readonly node: (expr: E) => Child;
  readonly wrap: (expr: LiteralExpr | CallOf<E> | CaseOf<E> | InOf<E>) => E;
}

export type AnyExpr = RowExpr | MetricExpr;

export interface CallParts<E extends AnyExpr> {
  readonly fn: ScalarFunction;
  readonly args: readonly E[];
  readonly type: ValueType;
  readonly unit: Unit;
  readonly span: TextSpan;
  readonly option?: string | null;
}

export function makeCall<E extends AnyExpr>(level: Level<E>, parts: CallParts<E>): E {
  return level.wrap({ kind: 'call', option: null, ...parts });
}

/** True when the expression is of the wanted class; reports where it is not. */
export function checkClass(typing: Typing, expr: AnyExpr, wanted: TypeClass, name: string): boolean {
  if (isOfClass(expr.type, wanted)) return true;
  refuse(typing, expr.span, {
    code: 'model/wrong-argument',
    params: { name, wanted, found: formatType(expr.type) },
  });
  return false;
}

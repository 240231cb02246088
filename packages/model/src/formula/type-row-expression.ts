import type { FormulaScope, Typed } from './formula-scope.ts';
import type { ProblemSink } from './problem.ts';
import { parseFormula } from './read/parse-formula.ts';
import type { RowExpr } from './row-expression.ts';
import { typeRowCondition } from './typing/conditions.ts';
import { startTyping } from './typing/start-typing.ts';

/** Parses and types a row-level expression: field expressions, `where`. Must be boolean when `condition`. Never throws. */
export function typeRowExpression(text: string, scope: FormulaScope, condition: boolean): Typed<RowExpr> {
  const sink: ProblemSink = { problems: [] };
  const syntax = parseFormula(text, sink);
  if (syntax === null) return { expr: null, problems: sink.problems };
  const typing = startTyping(scope, sink);
  const context = { typing, own: scope.dataset, place: condition ? 'condition' : 'field' } as const;
  const expr = condition ? typeRowCondition(typing, syntax, context) : typing.typeRow(syntax, context);
  return { expr, problems: sink.problems };
}

import type { FormulaScope, Typed } from './formula-scope.ts';
import type { MetricExpr } from './metric-expression.ts';
import type { ProblemSink } from './problem.ts';
import { parseFormula } from './read/parse-formula.ts';
import { typeCondition } from './typing/conditions.ts';
import { startTyping } from './typing/start-typing.ts';

/** Parses and types a condition at aggregate level: `when` of an alert. Never throws. */
export function typeMetricCondition(text: string, scope: FormulaScope): Typed<MetricExpr> {
  const sink: ProblemSink = { problems: [] };
  const syntax = parseFormula(text, sink);
  if (syntax === null) return { expr: null, problems: sink.problems };
  const typing = startTyping(scope, sink);
  const expr = typeCondition(typing, syntax, { typing, countsDatasets: false, seesResults: true });
  return { expr, problems: sink.problems };
}

import type { FormulaScope, Typed } from './formula-scope.ts';
import type { MetricExpr } from './metric-expression.ts';
import type { ProblemSink } from './problem.ts';
import { parseFormula } from './read/parse-formula.ts';
import { warnOfChoice } from './typing/metric/warn-of-choice.ts';
import { startTyping } from './typing/start-typing.ts';

/** Parses and types a metric formula (aggregate level), also `having` when the scope names result columns. Never throws. */
export function typeMetricFormula(text: string, scope: FormulaScope): Typed<MetricExpr> {
  const sink: ProblemSink = { problems: [] };
  const syntax = parseFormula(text, sink);
  if (syntax === null) return { expr: null, problems: sink.problems };
  const typing = startTyping(scope, sink);
  const expr = typing.typeMetric(syntax, { typing, countsDatasets: false, seesResults: true });
  if (expr !== null) warnOfChoice(expr, sink);
  return { expr, problems: sink.problems };
}

import { walkExpression } from '../../children.ts';
import type { ScalarFunction } from '../../expression.ts';
import { writeInstead } from '../../hints.ts';
import type { MetricExpr } from '../../metric-expression.ts';
import { addProblem, type ProblemSink } from '../../problem.ts';
import { isNumeric } from '../../value/type-kinds.ts';

/** Kinds whose value is a ratio or a count of its own: their totals are never expected to add up. */
const NOT_ADDED: ReadonlySet<MetricExpr['kind']> = new Set([
  'per',
  'share',
  'growth',
  'rank',
  'metric',
  'aggregate',
]);
const CHOOSING: ReadonlySet<ScalarFunction> = new Set(['coalesce', 'least', 'greatest']);

/**
 * Warns where a definition chooses between values cell by cell (semantics: the total chooses anew, so it is not the
 * sum of its members). A fallback to 0 adds up all the same.
 */
export function warnOfChoice(root: MetricExpr, sink: ProblemSink): void {
  const choices: MetricExpr[] = [];
  walkExpression({ level: 'metric', expr: root }, (node) => {
    if (choices.length > 0 || node.level === 'row' || !isAdded(node.expr)) return false;
    if (isChoice(node.expr)) choices.push(node.expr);
    return choices.length === 0;
  });
  const [choice] = choices;
  if (choice === undefined) return;
  addProblem(sink, choice.span, {
    code: 'model/total-not-sum',
    params: {},
    hints: [writeInstead('sum(… per customer)', false)],
    severity: 'warning',
  });
}

function isAdded(expr: MetricExpr): boolean {
  if (!isNumeric(expr.type) || NOT_ADDED.has(expr.kind)) return false;
  return expr.kind !== 'call' || expr.fn !== 'divide';
}

function isChoice(expr: MetricExpr): boolean {
  if (expr.kind === 'case') return true;
  if (expr.kind !== 'call' || !CHOOSING.has(expr.fn)) return false;
  const [, ...fallbacks] = expr.args;
  return expr.fn !== 'coalesce' || !fallbacks.every(isZero);
}

function isZero(expr: MetricExpr): boolean {
  return expr.kind === 'literal' && typeof expr.value === 'string' && /^-?0+(\.0+)?$/.test(expr.value);
}

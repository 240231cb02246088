import { type Diagnostic, report } from '@plumbline/diagnostics';
import { type Metric, type MetricExpr, type Model, unitOf, walkExpression } from '@plumbline/model';
import { amountOf, isOwnCurrency } from '../currency/amount-of.ts';
import { placeOf, type Resolving } from './resolving.ts';

/** Refuses what cannot be said in the currency that the question names, whatever the rates are. */
export function refuseCurrency(
  to: Resolving,
  metrics: readonly Metric[],
  texts: readonly MetricExpr[],
): void {
  const { currency, constant_currency } = to.query;
  const at = placeOf(['currency']);
  if (currency !== undefined && !/^[A-Z]{3}$/.test(currency)) {
    to.diagnostics.push(report('model/bad-currency', { text: currency }, { at }));
    return;
  }
  if (currency === undefined && constant_currency !== true) return;
  const named = [...metrics, ...texts.flatMap((text) => metricsIn(text, to.model))];
  const found = new Set(named.flatMap((metric) => insideOf(metric, to.model)));
  if (currency === undefined && ![...found].some(converts)) {
    const place = placeOf(['constant_currency']);
    to.diagnostics.push(report('query/nothing-to-hold-constant', {}, { at: place }));
  }
  if (currency === undefined) return;
  const problems = [...found].flatMap((metric) => problemOf(metric, to.model, currency));
  for (const problem of problems) to.diagnostics.push({ ...problem, at });
}

function problemOf(metric: Metric, model: Model, currency: string): readonly Diagnostic[] {
  const problems: Diagnostic[] = [];
  const isMoved = needsRates(metric, model, currency);
  walkExpression({ level: 'metric', expr: metric.expr }, ({ level, expr }) => {
    if (level === 'row') return false;
    if (expr.kind === 'convert') {
      if (expr.to !== currency)
        problems.push(report('query/converted-elsewhere', { metric: metric.name, to: expr.to, currency }));
      return false;
    }
    if (isMoved && hasBareAmount(expr))
      problems.push(report('query/money-literal', { metric: metric.name, currency }));
    return !isCondition(expr);
  });
  return problems.slice(0, 1);
}

/** Comparisons in a formula are made in the currency of its amounts, whatever is shown. */
function isCondition({ type }: MetricExpr): boolean {
  return type.kind === 'boolean';
}

const BESIDE: ReadonlySet<string> = new Set([
  'add',
  'subtract',
  'modulo',
  'coalesce',
  'least',
  'greatest',
  'band',
]);

/** A number other than 0 that counts as an amount: in which currency nobody can tell. */
function hasBareAmount(expr: MetricExpr): boolean {
  const sides = sidesOf(expr);
  return sides.some((side) => unitOf(side).kind === 'money') && sides.some(isNumber);
}

function sidesOf(expr: MetricExpr): readonly MetricExpr[] {
  if (expr.kind === 'call') return BESIDE.has(expr.fn) ? expr.args : [];
  if (expr.kind !== 'case') return [];
  return [...expr.whens.map(({ then }) => then), ...(expr.otherwise === null ? [] : [expr.otherwise])];
}

function isNumber(expr: MetricExpr): boolean {
  if (expr.kind === 'call' && expr.fn === 'negate') return expr.args.some(isNumber);
  return expr.kind === 'literal' && typeof expr.value === 'string' && Number(expr.value) !== 0;
}

function needsRates(metric: Metric, model: Model, to: string): boolean {
  let needs = false;
  walkInside(metric.expr, model, (expr) => {
    const amount = expr.kind === 'aggregate' ? amountOf(expr) : null;
    if (amount !== null && !isOwnCurrency(amount.currency, to, model.workspace.currency)) needs = true;
  });
  return needs;
}

function converts({ expr }: Metric): boolean {
  let does = false;
  walkExpression({ level: 'metric', expr }, (node) => {
    if (node.expr.kind === 'convert') does = true;
    return node.level === 'metric';
  });
  return does;
}

/** The metric and every metric that its formula names. */
function insideOf(metric: Metric, model: Model): readonly Metric[] {
  return [metric, ...metricsIn(metric.expr, model)];
}

function metricsIn(root: MetricExpr, model: Model): readonly Metric[] {
  const found: Metric[] = [];
  walkInside(root, model, (expr) => {
    const metric = expr.kind === 'metric' ? model.metrics.get(expr.name) : undefined;
    if (metric !== undefined) found.push(metric);
  });
  return found;
}

/** Visits the formulas of named metrics too, each once. */
function walkInside(root: MetricExpr, model: Model, visit: (expr: MetricExpr) => void): void {
  const open = [root];
  const seen = new Set<string>();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    walkExpression({ level: 'metric', expr: next }, ({ level, expr }) => {
      if (level === 'row') return false;
      visit(expr);
      const named = expr.kind === 'metric' && !seen.has(expr.name) ? model.metrics.get(expr.name) : undefined;
      if (named !== undefined) {
        seen.add(named.name);
        open.push(named.expr);
      }
      return true;
    });
  }
}

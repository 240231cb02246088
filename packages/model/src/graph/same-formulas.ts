import { formatDay } from '@plumbline/calendar';
import { canonicalFormula, type Expand } from '../formula/canonical/canonical-formula.ts';
import { countNodes } from '../formula/children.ts';
import { formatMetric } from '../formula/format-formula.ts';
import type { MetricExpr } from '../formula/metric-expression.ts';
import { unitOf } from '../formula/unit-of.ts';
import { formatType } from '../formula/value/type-kinds.ts';
import type { Unit } from '../formula/value-type.ts';
import type { Metric, Model } from '../model.ts';
import { declaredMetrics } from './declared-metrics.ts';

/** Metrics that give the same number in every cell, in the order of the definitions. */
export interface SameFormula {
  /** What all of them say. */
  readonly formula: string;
  readonly metrics: readonly string[];
}

/** A formula that is put in place of a name has at most so many parts. */
const MOST_PARTS = 200;
const known = new WeakMap<Model, readonly SameFormula[]>();

/**
 * Groups of metrics whose formulas say the same. It never names two that could differ in a cell; some that never do are
 * not found. What is to be ended is left out: there the double is being mended.
 */
export function sameFormulas(model: Model): readonly SameFormula[] {
  const found = known.get(model) ?? findSame(model);
  known.set(model, found);
  return found;
}

function findSame(model: Model): readonly SameFormula[] {
  const reading = readingOf(model);
  const groups = new Map<string, { readonly formula: string; readonly metrics: string[] }>();
  for (const metric of declaredMetrics(model)) {
    if (metric.ending !== undefined) continue;
    const formula = reading.textOf(metric);
    if (reading.isAmbiguous(formula)) continue;
    const key = reading.keyOf(metric, formula);
    const group = groups.get(key) ?? { formula, metrics: [] };
    group.metrics.push(metric.name);
    groups.set(key, group);
  }
  return [...groups.values()].filter(({ metrics }) => metrics.length > 1);
}

interface Reading {
  readonly textOf: (metric: Metric) => string;
  readonly keyOf: (metric: Metric, text: string) => string;
  readonly isAmbiguous: (text: string) => boolean;
}

function readingOf(model: Model): Reading {
  const { metrics, datasets, relationships } = model;
  const plans = new Set([...metrics.values()].flatMap((metric) => Object.values(metric.plans)));
  const done = new Map<string, MetricExpr>();
  const isPlain = (metric: Metric) =>
    metric.empty === null && metric.time === null && !plans.has(metric.name) && metric.scope === undefined;
  const canonical = (metric: Metric): MetricExpr => {
    const found = done.get(metric.name);
    if (found !== undefined) return found;
    // A rule for missing values holds for the measures of the metric itself, not for those of what it names.
    const expand: Expand = metric.empty === null ? ({ name, unit }) => meaningOf(name, unit) : () => null;
    const expr = canonicalFormula(metric.expr, expand);
    done.set(metric.name, expr);
    return expr;
  };
  const meaningOf = (name: string, unit: Unit): MetricExpr | null => {
    const metric = metrics.get(name);
    if (metric === undefined || metric.statement !== null || !isPlain(metric)) return null;
    if (!isSameMoney(unit, unitOf(metric.expr))) return null;
    const expr = canonical(metric);
    if (expr.kind === 'in_force' || isCount(expr)) return null;
    return countNodes({ level: 'metric', expr }, MOST_PARTS) < MOST_PARTS ? expr : null;
  };
  /** A metric that is another name for one whose name says more than its formula. */
  const targetOf = (metric: Metric): Metric => {
    const { expr } = metric;
    const named = expr.kind === 'metric' ? metrics.get(expr.name) : undefined;
    const isAlias = named !== undefined && isPlain(metric) && isSameMoney(metric.unit, named.unit);
    return isAlias ? targetOf(named) : metric;
  };
  const shadowed = relationships.map(({ name }) => name).filter((name) => datasets.has(name));
  return {
    textOf: (metric) => textOf(canonical(targetOf(metric))),
    keyOf: (metric, text) => {
      const { name, time, empty, unit, expr, scope } = targetOf(metric);
      const money = hasMoney(unit) ? unit : null;
      return JSON.stringify([text, time, empty, money, formatType(expr.type), scope, plans.has(name)]);
    },
    // A field behind a relationship prints as one of the dataset of that name.
    isAmbiguous: (text) => shadowed.some((name) => text.includes(`${name}.`)),
  };
}

function textOf(expr: MetricExpr): string {
  if (expr.kind !== 'in_force') return formatMetric(expr);
  const texts = expr.options.map((option) => {
    const from = option.from === null ? '' : formatDay(option.from);
    return `${from}: ${formatMetric(option.expr)}`;
  });
  return texts.join('; ');
}

/** Missing is 0 where it stands alone under its name, and missing inside a formula. */
function isCount(expr: MetricExpr): boolean {
  if (expr.kind === 'where') return isCount(expr.of);
  if (expr.kind === 'aggregate') return expr.fn === 'count' || expr.fn === 'count_distinct';
  return expr.kind === 'per' && expr.fn === 'count';
}

function hasMoney(unit: Unit): boolean {
  return unit.kind === 'money' || (unit.kind === 'per' && (hasMoney(unit.of) || hasMoney(unit.by)));
}

/** Amounts are converted by what their unit says of them. */
function isSameMoney(a: Unit, b: Unit): boolean {
  return (!hasMoney(a) && !hasMoney(b)) || JSON.stringify(a) === JSON.stringify(b);
}

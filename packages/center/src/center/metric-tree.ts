import {
  childrenOf,
  formatMetric,
  formulaOn,
  type Metric,
  type MetricExpr,
  type Model,
} from '@plumbline/model';
import type { MetricNode } from './listing.ts';

/** A metric that many others name stands under each of them; a tree with more nodes than this ends in leaves. */
const MOST_NODES = 5000;
/** The model refuses formulas that nest deeper. */
const DEEPEST = 200;

/** A metric over what its formula names, down to measures. Null when there is none of that name. */
export function metricTree(model: Model, name: string): MetricNode | null {
  const metric = model.metrics.get(name);
  return metric === undefined ? null : nodeOf(metric, { model, nodes: { left: MOST_NODES }, depth: 0 });
}

interface Drawing {
  readonly model: Model;
  readonly nodes: { left: number };
  readonly depth: number;
}

function nodeOf(metric: Metric, drawing: Drawing): MetricNode {
  const { name, label, formula, expr } = metric;
  drawing.nodes.left -= 1;
  const isLeaf = drawing.depth >= DEEPEST || drawing.nodes.left <= 0;
  const children =
    isLeaf || formula === '' ? [] : mentionedIn(newest(expr)).map((part) => childOf(part, drawing));
  const isMeasure = children.length === 1 && children[0]?.formula === formatMetric(expr);
  return { kind: 'metric', name, label, formula, children: isMeasure ? [] : children };
}

function childOf(part: MetricExpr, drawing: Drawing): MetricNode {
  const named = part.kind === 'metric' ? drawing.model.metrics.get(part.name) : undefined;
  if (named !== undefined) return nodeOf(named, { ...drawing, depth: drawing.depth + 1 });
  const text = formatMetric(part);
  return { kind: 'measure', name: text, label: null, formula: text, children: [] };
}

function newest(expr: MetricExpr): MetricExpr {
  return formulaOn(expr, Number.POSITIVE_INFINITY);
}

/** The metrics and measures of a formula, each once, in the order they are written. */
function mentionedIn(root: MetricExpr): readonly MetricExpr[] {
  const found = new Map<string, MetricExpr>();
  const open: MetricExpr[] = [root];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    if (part.kind === 'metric' || part.kind === 'aggregate') {
      const text = formatMetric(part);
      if (!found.has(text)) found.set(text, part);
      continue;
    }
    const inside = childrenOf({ level: 'metric', expr: part });
    for (const child of inside.toReversed()) if (child.level === 'metric') open.push(child.expr);
  }
  return [...found.values()];
}

import {
  type Child,
  type Dataset,
  type DimensionRef,
  type Field,
  formatMetric,
  formatType,
  formulaOn,
  type Metric,
  type MetricExpr,
  type Model,
  type RowExpr,
  type Text,
  walkExpression,
} from '@plumbline/model';
import { dimensionRefsOf } from './dimension-refs.ts';
import { fieldFormula } from './field-formula.ts';
import { madeOf, originOf } from './origin-of.ts';

export interface LineageNode {
  readonly id: string;
  readonly kind: 'metric' | 'measure' | 'field' | 'dataset' | 'source';
  readonly name: string;
  readonly label: Text | null;
  readonly detail: string | null;
}

export interface Lineage {
  readonly nodes: readonly LineageNode[];
  /** `from` is computed from `to`. */
  readonly edges: readonly { readonly from: string; readonly to: string }[];
}

/** A lineage with more nodes than this ends in those it has. */
const MOST_NODES = 2000;

/** What a metric is computed from, down to the sources; null when there is none of that name. */
export function lineageOf(model: Model, name: string): Lineage | null {
  const metric = model.metrics.get(name);
  if (metric === undefined) return null;
  const drawing: Drawing = { model, nodes: new Map(), edges: new Map(), open: [] };
  reach(drawing, null, ofMetric(metric));
  for (let next = drawing.open.pop(); next !== undefined; next = drawing.open.pop()) next();
  return { nodes: [...drawing.nodes.values()], edges: [...drawing.edges.values()] };
}

interface Drawing {
  readonly model: Model;
  readonly nodes: Map<string, LineageNode>;
  readonly edges: Map<string, { readonly from: string; readonly to: string }>;
  /** Nodes whose inside is still to be drawn. */
  readonly open: (() => void)[];
}

/** A node, and what draws what it is computed from. */
interface Reached {
  readonly node: LineageNode;
  readonly inside: (drawing: Drawing, id: string) => void;
}

function reach(drawing: Drawing, from: string | null, { node, inside }: Reached): void {
  const { nodes, edges, open } = drawing;
  const isKnown = nodes.has(node.id);
  if (!isKnown && nodes.size >= MOST_NODES) return;
  if (from !== null && from !== node.id) edges.set(JSON.stringify([from, node.id]), { from, to: node.id });
  if (isKnown) return;
  nodes.set(node.id, node);
  open.push(() => inside(drawing, node.id));
}

function ofMetric({ name, label, formula, expr }: Metric): Reached {
  return {
    node: { id: `metric:${name}`, kind: 'metric', name, label, detail: formula },
    inside: (drawing, id) =>
      readMetric(drawing, id, { level: 'metric', expr: formulaOn(expr, Number.POSITIVE_INFINITY) }),
  };
}

/** Metrics and measures that an expression names, and fields of its conditions and groups. */
function readMetric(drawing: Drawing, id: string, root: Child): void {
  walkExpression(root, (node) => {
    if (node.level === 'metric' && node.expr.kind === 'metric') {
      const named = drawing.model.metrics.get(node.expr.name);
      if (named !== undefined) reach(drawing, id, ofMetric(named));
      return false;
    }
    if (node.level === 'metric' && node.expr.kind === 'aggregate') {
      reach(drawing, id, ofMeasure(node.expr));
      return false;
    }
    for (const ref of dimensionRefsOf(node)) readField(drawing, id, ref);
    return true;
  });
}

function ofMeasure(expr: Extract<MetricExpr, { kind: 'aggregate' }>): Reached {
  const text = formatMetric(expr);
  return {
    node: { id: `measure:${text}`, kind: 'measure', name: text, label: null, detail: text },
    inside: (drawing, id) => {
      const dataset = drawing.model.datasets.get(expr.dataset);
      if (dataset !== undefined && expr.arg === null) reach(drawing, id, ofDataset(dataset));
      for (const part of [expr.arg, expr.where]) if (part !== null) readRow(drawing, id, part);
    },
  };
}

function readRow(drawing: Drawing, id: string, expr: RowExpr): void {
  readMetric(drawing, id, { level: 'row', expr });
}

function readField(drawing: Drawing, id: string, ref: DimensionRef): void {
  const { datasets, dimensions } = drawing.model;
  if (ref.kind === 'grain' || ref.kind === 'cohort') return;
  const fields = ref.kind === 'field' ? [ref] : (dimensions.get(ref.name)?.fields ?? []);
  for (const { dataset, field } of fields) {
    const home = datasets.get(dataset);
    const found = home?.fields.get(field);
    if (home !== undefined && found !== undefined) reach(drawing, id, ofField(home, found));
  }
}

function ofField(dataset: Dataset, field: Field): Reached {
  const { name, label, type, expression, formula } = field;
  const ref = `${dataset.name}.${name}`;
  return {
    node: {
      id: `field:${ref}`,
      kind: 'field',
      name: ref,
      label,
      detail: fieldFormula(field) ?? formatType(type),
    },
    inside: (drawing, id) => {
      if (expression !== null) readRow(drawing, id, expression);
      if (formula !== null) readMetric(drawing, id, { level: 'metric', expr: formula });
      for (const member of madeOf(dataset.source)) {
        const home = drawing.model.datasets.get(member);
        const found = home?.fields.get(name);
        if (home !== undefined && found !== undefined) reach(drawing, id, ofField(home, found));
      }
      reach(drawing, id, ofDataset(dataset));
    },
  };
}

function ofDataset({ name, label, source }: Dataset): Reached {
  return {
    node: { id: `dataset:${name}`, kind: 'dataset', name, label, detail: null },
    inside: (drawing, id) => {
      const members = madeOf(source).flatMap((member) => drawing.model.datasets.get(member) ?? []);
      for (const member of members) reach(drawing, id, ofDataset(member));
      if (members.length > 0) return;
      const origin = originOf(source);
      const node = {
        id: `source:${name}`,
        kind: 'source',
        name: origin,
        label: null,
        detail: source.kind,
      } as const;
      reach(drawing, id, { node, inside: () => undefined });
    },
  };
}

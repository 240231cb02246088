import { walkExpression } from '../../children.ts';
import type { DimensionRef } from '../../expression.ts';
import { formatDimension } from '../../format-formula.ts';
import { writeInstead } from '../../hints.ts';
import type { Child, MetricExpr } from '../../metric-expression.ts';
import type { CallSyntax } from '../../read/syntax.ts';
import { type MetricContext, refuse } from '../typing-context.ts';
import { expandedNodes } from './expanded-nodes.ts';

/** What a metric may be made of that is read row by row. */
const OF_ROWS: ReadonlySet<MetricExpr['kind']> = new Set([
  'literal',
  'metric',
  'aggregate',
  'call',
  'case',
  'in',
  'where',
]);

/** Forms that move the range, look at other cells or choose days stand outside; so do conditions over members. */
export function readsRows(of: MetricExpr, call: CallSyntax, context: MetricContext): boolean {
  const name = call.name.text;
  for (const expr of expandedNodes(of, context.typing.scope)) {
    const form = OF_ROWS.has(expr.kind) ? membersIn(expr) : expr.kind === 'later' ? expr.form : expr.kind;
    if (form === null) continue;
    const hints = OUTSIDE.has(form) ? [writeInstead(`${form}(${name}(…), …)`, false)] : [];
    refuse(context.typing, of.span, { code: 'model/entity-argument', params: { name, form }, hints });
    return false;
  }
  return true;
}

/** Forms that mean the same around the whole. */
const OUTSIDE: ReadonlySet<string> = new Set([
  'prior',
  'growth',
  'to_date',
  'trailing',
  'at',
  'total',
  'share',
]);

function membersIn(expr: MetricExpr): string | null {
  let found: string | null = null;
  walkExpression({ level: 'metric', expr }, (node: Child) => {
    if (node.level === 'row' && node.expr.kind === 'members') found = 'in (… per …)';
    return found === null && (node.level === 'row' || node.expr === expr);
  });
  return found;
}

/** There is one order of its rows: they are of one dataset, seen by one time. */
export function readsOneDataset(of: MetricExpr, call: CallSyntax, { typing }: MetricContext): boolean {
  const name = call.name.text;
  const measures = measuresOf(of, null, new Set(), (metric) => typing.scope.metrics.get(metric) ?? null);
  const datasets = [...new Set(measures.map(({ dataset }) => dataset))];
  const [dataset, second] = datasets;
  if (dataset === undefined || second !== undefined) {
    refuse(typing, of.span, { code: 'model/entity-two-datasets', params: { name, datasets } });
    return false;
  }
  const times = new Set(measures.map(({ time }) => (time === null ? '' : formatDimension(time))));
  if (times.size <= 1) return true;
  refuse(typing, of.span, { code: 'model/entity-two-times', params: { name, dataset } });
  return false;
}

interface Timed {
  readonly dataset: string;
  readonly time: DimensionRef | null;
}
type Named = (name: string) => { readonly expr: MetricExpr; readonly time: DimensionRef | null } | null;

/** Every measure with the time that the nearest metric around it names. */
function measuresOf(
  root: MetricExpr,
  time: DimensionRef | null,
  opened: ReadonlySet<string>,
  named: Named,
): readonly Timed[] {
  const found: Timed[] = [];
  walkExpression({ level: 'metric', expr: root }, (node) => {
    if (node.level === 'row') return false;
    const { expr } = node;
    if (expr.kind === 'aggregate') found.push({ dataset: expr.dataset, time });
    if (expr.kind !== 'metric' || opened.has(expr.name)) return true;
    const metric = named(expr.name);
    if (metric !== null)
      found.push(...measuresOf(metric.expr, metric.time ?? time, new Set([...opened, expr.name]), named));
    return true;
  });
  return found;
}

import type { DimensionRef } from '../../expression.ts';
import type { MetricExpr } from '../../metric-expression.ts';
import { findDimension } from '../../names/find-dimension.ts';
import type { RefSyntax, Syntax } from '../../read/syntax.ts';
import { formatType, isNumeric } from '../../value/type-kinds.ts';
import { type MetricContext, refuse, type Typing } from '../typing-context.ts';

/** Inside a form that changes the cell, columns of the result have no meaning. */
export function innerContext(context: MetricContext, countsDatasets = context.countsDatasets): MetricContext {
  return { typing: context.typing, countsDatasets, seesResults: false };
}

/** The metric that a form reads. */
export function readMetric(node: Syntax | undefined, context: MetricContext): MetricExpr | null {
  return node === undefined ? null : context.typing.typeMetric(node, innerContext(context));
}

/** A metric whose values can be divided or ranked. */
export function readNumericMetric(
  node: Syntax | undefined,
  context: MetricContext,
  name: string,
): MetricExpr | null {
  const expr = readMetric(node, context);
  if (expr === null || isNumeric(expr.type)) return expr;
  const params = { name, wanted: 'number', found: formatType(expr.type) } as const;
  return refuse(context.typing, expr.span, { code: 'model/wrong-argument', params });
}

/** One dimension: `per: account`, `by: customer`. */
export function readDimension(typing: Typing, node: Syntax, allowsDataset: boolean): DimensionRef | null {
  if (!isReference(node)) return refuse(typing, node.span, { code: 'model/dimension-wanted', params: {} });
  return findDimension(typing, node, { own: null, allowsDataset })?.ref ?? null;
}

/** One dimension or several in brackets: `within: (month, channel)`. */
export function readDimensions(typing: Typing, node: Syntax): readonly DimensionRef[] | null {
  const items = node.kind === 'list' ? node.items : [node];
  const refs = items.map((item) => readDimension(typing, item, false));
  const found = refs.filter((ref) => ref !== null);
  return found.length === refs.length ? found : null;
}

function isReference(node: Syntax): node is RefSyntax {
  return node.kind === 'name' || node.kind === 'label';
}

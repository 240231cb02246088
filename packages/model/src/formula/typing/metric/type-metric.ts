import { didYouMean } from '@plumbline/diagnostics';
import { countOfRows } from '../../count-of-rows.ts';
import { writeInstead } from '../../hints.ts';
import type { MetricExpr } from '../../metric-expression.ts';
import { findDimension } from '../../names/find-dimension.ts';
import { findLabel } from '../../names/find-label.ts';
import { lookUpBare } from '../../names/found-dimension.ts';
import type { NodeOf } from '../../node-of.ts';
import type { CallSyntax, LabelSyntax, NameSyntax, Syntax } from '../../read/syntax.ts';
import type { TextSpan } from '../../value-type.ts';
import { typeRowCondition } from '../conditions.ts';
import { isRowForm } from '../row/row-forms.ts';
import type { Level } from '../scalar/level.ts';
import { isScalarFunction, SCALAR_FUNCTIONS, typeScalarCall } from '../scalar/scalar-functions.ts';
import { typeParameterNode } from '../scalar/type-parameter.ts';
import { isScalarSyntax, typeScalar } from '../scalar/type-scalar.ts';
import { type MetricContext, refuse } from '../typing-context.ts';
import { AGGREGATE_NAMES, isAggregateName } from './aggregate-names.ts';
import { CELL_FORMS, isCellForm } from './cell-forms.ts';
import { isLaterForm, laterFormNames, typeLaterForm } from './later-forms.ts';
import { resultUnit } from './result-unit.ts';
import { countedDataset, typeAggregateCall } from './type-aggregate.ts';

/** One value for each cell; null when it has none, which has been reported. */
export function typeMetricNode(node: Syntax, context: MetricContext): MetricExpr | null {
  if (isScalarSyntax(node)) return typeScalar(node, metricLevel(context));
  switch (node.kind) {
    case 'name':
      return typeName(node, context);
    case 'label':
      return typeLabel(node, context);
    case 'param':
      return typeParameterNode(context.typing, node);
    case 'call':
      return typeCall(node, context);
    case 'where':
      return typeWhere(node, context);
    case 'in_members':
      return refuse(context.typing, node.span, { code: 'model/members-in-metric', params: {} });
    case 'members':
      return refuse(context.typing, node.span, {
        code: 'model/per-outside-aggregate',
        params: {},
        hints: [writeInstead('sum(… per …)', false)],
      });
    default:
      return refuse(context.typing, node.span, { code: 'model/not-a-value', params: {} });
  }
}

function metricLevel(context: MetricContext): Level<MetricExpr> {
  return {
    typing: context.typing,
    type: (node) => context.typing.typeMetric(node, context),
    wrap: (expr) => expr,
    node: (expr) => ({ level: 'metric', expr }),
  };
}

function metricNode(name: string, context: MetricContext, span: TextSpan): MetricExpr | null {
  const metric = context.typing.scope.metrics.get(name);
  if (metric === undefined) return null;
  return { kind: 'metric', name: metric.name, type: metric.type, unit: metric.unit, span };
}

function resultNode(column: string, context: MetricContext, span: TextSpan): MetricExpr | null {
  const { scope } = context.typing;
  const type = context.seesResults ? scope.results.get(column) : undefined;
  return type === undefined
    ? null
    : { kind: 'result', column, type, unit: resultUnit(column, type, scope), span };
}

function typeName(node: NameSyntax, context: MetricContext): MetricExpr | null {
  const { typing } = context;
  if (node.path.length > 1)
    return (
      resultNode(node.path.map(({ text }) => text).join('.'), context, node.span) ??
      refuseField(node, context)
    );
  const name = node.path[0]?.text ?? '';
  const found = resultNode(name, context, node.span) ?? metricNode(name, context, node.span);
  if (found !== null) return found;
  if (typing.scope.model.datasets.has(name)) {
    if (context.countsDatasets) return countOfRows(name, node.span);
    return refuse(typing, node.span, {
      code: 'model/dataset-is-no-metric',
      params: { dataset: name },
      hints: [writeInstead(`count(${name})`)],
    });
  }
  const own = typing.scope.dataset;
  if (lookUpBare(typing.scope, name, own) !== null) return refuseField(node, context);
  const { labels, metrics, results } = typing.scope;
  const known = [...metrics.keys(), ...(context.seesResults ? results.keys() : [])];
  const hints = labels.has(name) ? [writeInstead(`[${name}]`)] : didYouMean(name, known);
  return refuse(typing, node.span, { code: 'model/unknown-metric', params: { name }, hints });
}

/** A field at aggregate level has many values: say how to make one of them. */
function refuseField(node: NameSyntax, context: MetricContext): null {
  const { typing } = context;
  const found = findDimension(typing, node, { own: typing.scope.dataset, allowsDataset: false });
  if (found === null) return null;
  const field = node.path.map((word) => word.text).join('.');
  const fn = found.unit.kind === 'text' ? 'count_distinct' : found.unit.kind === 'date' ? 'max' : 'sum';
  const hints = found.ref.kind === 'grain' ? [] : [writeInstead(`${fn}(${field})`)];
  return refuse(typing, node.span, { code: 'model/field-needs-aggregate', params: { field }, hints });
}

function typeLabel(node: LabelSyntax, context: MetricContext): MetricExpr | null {
  const { typing } = context;
  const { labels } = typing.scope;
  const targets = labels.get(node.text) ?? [];
  const result = resultNode(node.text, context, node.span);
  if (result !== null) return result;
  const isMetric = targets.some((target) => target.kind === 'metric');
  const dataset = isMetric || !context.countsDatasets ? null : countedDataset(node, typing);
  if (dataset !== null) return countOfRows(dataset, node.span);
  if (!isMetric && targets.some((target) => target.kind === 'field' || target.kind === 'dimension')) {
    const hints = [writeInstead(`sum([${node.text}])`, false)];
    return refuse(typing, node.span, {
      code: 'model/field-needs-aggregate',
      params: { field: `[${node.text}]` },
      hints,
    });
  }
  const target = findLabel(typing, node, ['metric']);
  if (target === null) return null;
  return (
    metricNode(target.name, context, node.span) ??
    refuse(typing, node.span, { code: 'model/unknown-metric', params: { name: target.name } })
  );
}

function typeCall(call: CallSyntax, context: MetricContext): MetricExpr | null {
  const { typing } = context;
  const name = call.name.text;
  if (isAggregateName(name)) return typeAggregateCall(call, context);
  if (isScalarFunction(name)) return typeScalarCall(call, metricLevel(context));
  if (isCellForm(name)) return CELL_FORMS[name](call, context);
  if (isLaterForm(name, typing.scope)) return typeLaterForm(call, context);
  if (isRowForm(name))
    return refuse(typing, call.span, {
      code: 'model/row-form-in-metric',
      params: { name },
      hints: [writeInstead(`… where ${name}(…)`, false)],
    });
  const forms = [...Object.keys(CELL_FORMS), ...laterFormNames(typing.scope)];
  const known = [...AGGREGATE_NAMES, ...SCALAR_FUNCTIONS, ...forms];
  return refuse(typing, call.name.span, {
    code: 'model/unknown-function',
    params: { name },
    hints: didYouMean(name, known),
  });
}

/**
 * `m where c`. Directly on an aggregate the condition is part of it, which means the same and keeps `closing(sum(x)
 * where c)` an aggregate; its fields may then be named bare.
 */
function typeWhere(node: NodeOf<Syntax, 'where'>, context: MetricContext): MetricExpr | null {
  const { typing } = context;
  const of = typing.typeMetric(node.of, { ...context, seesResults: false });
  const takesOver = of?.kind === 'aggregate' && of.where === null;
  const own = takesOver ? (typing.scope.model.datasets.get(of.dataset) ?? null) : null;
  const condition = typeRowCondition(typing, node.condition, { typing, own, place: 'condition' });
  if (of === null || condition === null) return null;
  if (takesOver) return { ...of, where: condition, span: node.span };
  if (of.kind === 'literal' || of.kind === 'result') {
    return refuse(typing, node.span, { code: 'model/where-on-value', params: {} });
  }
  const unit = of.kind === 'in' ? ({ kind: 'any' } as const) : of.unit;
  return { kind: 'where', of, condition, type: of.type, unit, span: node.span };
}

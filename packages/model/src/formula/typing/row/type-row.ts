import { didYouMean } from '@plumbline/diagnostics';
import { writeInstead } from '../../hints.ts';
import { findDimension } from '../../names/find-dimension.ts';
import { type FoundDimension, lookUpBare } from '../../names/found-dimension.ts';
import { canAskFor, canReach } from '../../names/reach.ts';
import type { CallSyntax, LabelSyntax, NameSyntax, RefSyntax, Syntax } from '../../read/syntax.ts';
import type { RowExpr } from '../../row-expression.ts';
import { NULL } from '../../value/type-kinds.ts';
import { unitOfType } from '../../value/unit-of-type.ts';
import type { TextSpan, ValueType } from '../../value-type.ts';
import { isAggregateName } from '../metric/aggregate-names.ts';
import { isCellForm } from '../metric/cell-forms.ts';
import { isLaterForm } from '../metric/later-forms.ts';
import type { Level } from '../scalar/level.ts';
import { isScalarFunction, SCALAR_FUNCTIONS, typeScalarCall } from '../scalar/scalar-functions.ts';
import { typeParameterNode } from '../scalar/type-parameter.ts';
import { isScalarSyntax, typeScalar } from '../scalar/type-scalar.ts';
import { type RowContext, refuse } from '../typing-context.ts';
import { isRowForm, ROW_FORM_NAMES, typeRowForm } from './row-forms.ts';
import { typeInMembers } from './type-in-members.ts';

/** One value for each row of a dataset; null when it has none, which has been reported. */
export function typeRowNode(node: Syntax, context: RowContext): RowExpr | null {
  if (isScalarSyntax(node)) return typeScalar(node, rowLevel(context));
  switch (node.kind) {
    case 'name':
      return typeName(node, context);
    case 'label':
      return typeLabel(node, context);
    case 'param':
      return typeParameterNode(context.typing, node);
    case 'call':
      return typeCall(node, context);
    case 'in_members':
      return typeInMembers(node, context);
    case 'where':
      return refuse(context.typing, node.span, {
        code: 'model/where-in-row',
        params: {},
        hints: [writeInstead('and')].map(({ text }) => ({ text })),
      });
    default:
      return refuse(context.typing, node.span, { code: 'model/not-a-value', params: {} });
  }
}

export function rowLevel(context: RowContext): Level<RowExpr> {
  return {
    typing: context.typing,
    type: (node) => context.typing.typeRow(node, context),
    wrap: (expr) => expr,
    node: (expr) => ({ level: 'row', expr }),
  };
}

function fieldNode(found: FoundDimension, span: TextSpan): RowExpr {
  return { kind: 'field', ...found, span };
}

function typeName(node: NameSyntax, context: RowContext): RowExpr | null {
  const { typing, own } = context;
  const name = node.path.length === 1 ? (node.path[0]?.text ?? null) : null;
  if (name === null || own?.fields.has(name) === true) return typeReference(node, context);
  const column = columnNode(name, context, node.span);
  if (column !== null) return column;
  return typing.scope.metrics.has(name)
    ? refuseMetric(name, context, node.span)
    : typeReference(node, context);
}

/** A metric has no value for one row; inside an aggregate it may have been meant per member. */
function refuseMetric(metric: string, context: RowContext, span: TextSpan): null {
  const hints = context.place === 'aggregate' ? [writeInstead(`${metric} per …`, false)] : [];
  return refuse(context.typing, span, { code: 'model/metric-in-row', params: { metric }, hints });
}

function typeReference(node: RefSyntax, context: RowContext): RowExpr | null {
  const { typing, own, place } = context;
  const found = findDimension(typing, node, { own, allowsDataset: false });
  if (found === null) return null;
  const reaches = place === 'condition' ? canAskFor : canReach;
  if (own !== null && !reaches(typing.scope.model, own.name, found.ref)) {
    const params = { dataset: own.name, field: textOf(node) };
    return refuse(typing, node.span, { code: 'model/unreachable-field', params });
  }
  return fieldNode(found, node.span);
}

function textOf(node: RefSyntax): string {
  return node.kind === 'label' ? `[${node.text}]` : node.path.map((word) => word.text).join('.');
}

/** The type of a column of the source under its raw name; null when there is none or none may be named here. */
function columnType(context: RowContext, name: string): ValueType | null {
  const { own, place, typing } = context;
  if (own === null || place !== 'field') return null;
  const { columns } = typing.scope;
  const listed = typeof columns === 'object' ? columns.get(name) : undefined;
  if (listed !== undefined) return listed;
  const behind = [...own.fields.values()].find((field) => field.column === name);
  if (behind !== undefined) return behind.type;
  if (columns !== 'unknown') return null;
  const isOther = typing.scope.metrics.has(name) || lookUpBare(typing.scope, name, null) !== null;
  return isOther ? null : NULL;
}

function columnNode(name: string, context: RowContext, span: TextSpan): RowExpr | null {
  const type = columnType(context, name);
  return type === null ? null : { kind: 'column', name, type, unit: unitOfType(type), span };
}

function typeLabel(node: LabelSyntax, context: RowContext): RowExpr | null {
  const targets = context.typing.scope.labels.get(node.text) ?? [];
  const column = targets.length > 0 ? null : columnNode(node.text, context, node.span);
  if (column !== null) return column;
  const isMetric = targets.length > 0 && targets.every((target) => target.kind === 'metric');
  return isMetric ? refuseMetric(`[${node.text}]`, context, node.span) : typeReference(node, context);
}

function typeCall(call: CallSyntax, context: RowContext): RowExpr | null {
  const { typing, place } = context;
  const name = call.name.text;
  if (isScalarFunction(name)) return typeScalarCall(call, rowLevel(context));
  if (isRowForm(name)) return typeRowForm(call, context);
  if (isAggregateName(name)) {
    const inner = place === 'aggregate' ? 'model/aggregate-in-aggregate' : 'model/aggregate-in-row';
    const hints = place === 'aggregate' ? [writeInstead(`${name}(… per …)`, false)] : [];
    return refuse(typing, call.span, { code: inner, params: { name }, hints });
  }
  if (isCellForm(name) || isLaterForm(name, typing.scope))
    return refuse(typing, call.span, { code: 'model/form-in-row', params: { name } });
  const hints = didYouMean(name, [...SCALAR_FUNCTIONS, ...ROW_FORM_NAMES]);
  return refuse(typing, call.name.span, { code: 'model/unknown-function', params: { name }, hints });
}

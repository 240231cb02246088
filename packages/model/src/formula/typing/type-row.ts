import type { RowExpr } from '../expression.ts';
import { didYouMean, writeInstead } from '../hints.ts';
import { type FoundDimension, findDimension, lookUpBare } from '../names/find-dimension.ts';
import { canReach } from '../names/reach.ts';
import type { CallSyntax, LabelSyntax, NameSyntax, RefSyntax, Syntax } from '../read/syntax.ts';
import type { TextSpan, ValueType } from '../types.ts';
import { canCompare } from '../value/common-type.ts';
import { BOOLEAN, formatType, NULL } from '../value/type-kinds.ts';
import { unitOfType } from '../value/unit-of-type.ts';
import { isAggregateName } from './aggregate-names.ts';
import { isCondition } from './conditions.ts';
import { CELL_FORM_NAMES } from './form-names.ts';
import type { Level } from './level.ts';
import { isRowForm, ROW_FORM_NAMES, typeRowForm } from './row-forms.ts';
import { isScalarFunction, SCALAR_FUNCTIONS, typeScalarCall } from './scalar-functions.ts';
import { typeParameterNode } from './type-parameter.ts';
import { isScalarSyntax, typeScalar } from './type-scalar.ts';
import { type RowContext, refuse, type Typing } from './typing-context.ts';

type Kind = Syntax['kind'];
type NodeOf<K extends Kind, U = Syntax> = U extends { readonly kind: string }
  ? K extends U['kind']
    ? U
    : never
  : never;

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
  const name = node.path[0]?.text ?? '';
  if (node.path.length === 1) {
    const field = own?.fields.has(name) === true;
    const column = field ? null : columnType(context, name);
    if (column !== null)
      return { kind: 'column', name, type: column, unit: unitOfType(column), span: node.span };
    if (typing.scope.metrics.has(name) && lookUpBare(typing, name, { own, allowsDataset: false }) === null) {
      return refuse(typing, node.span, { code: 'model/metric-in-row', params: { metric: name } });
    }
    const label = labelHint(typing, name);
    if (label !== null && lookUpBare(typing, name, { own, allowsDataset: false }) === null) {
      return refuse(typing, node.span, {
        code: 'model/unknown-dimension',
        params: { name },
        hints: [writeInstead(label)],
      });
    }
  }
  return typeReference(node, context);
}

function labelHint(typing: Typing, name: string): string | null {
  return typing.scope.labels.has(name) ? `[${name}]` : null;
}

function typeReference(node: RefSyntax, context: RowContext): RowExpr | null {
  const { typing, own } = context;
  const found = findDimension(typing, node, { own, allowsDataset: false });
  if (found === null) return null;
  if (own !== null && !canReach(typing.scope.model, own.name, found.ref)) {
    return refuseUnreachable(typing, own.name, textOf(node), node.span);
  }
  return fieldNode(found, node.span);
}

export function refuseUnreachable(typing: Typing, dataset: string, field: string, span: TextSpan): null {
  return refuse(typing, span, { code: 'model/unreachable-field', params: { dataset, field } });
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
  const isOther =
    typing.scope.metrics.has(name) || lookUpBare(typing, name, { own: null, allowsDataset: false }) !== null;
  return isOther ? null : NULL;
}

function typeLabel(node: LabelSyntax, context: RowContext): RowExpr | null {
  const isKnown = context.typing.scope.labels.has(node.text);
  const column = isKnown ? null : columnType(context, node.text);
  if (column !== null)
    return { kind: 'column', name: node.text, type: column, unit: unitOfType(column), span: node.span };
  const targets = context.typing.scope.labels.get(node.text) ?? [];
  const metric = targets.every((target) => target.kind === 'metric') ? targets[0] : undefined;
  if (metric !== undefined) {
    return refuse(context.typing, node.span, { code: 'model/metric-in-row', params: { metric: node.text } });
  }
  return typeReference(node, context);
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
  if (CELL_FORM_NAMES.includes(name))
    return refuse(typing, call.span, { code: 'model/form-in-row', params: { name } });
  const hints = didYouMean(name, [...SCALAR_FUNCTIONS, ...ROW_FORM_NAMES]);
  return refuse(typing, call.name.span, { code: 'model/unknown-function', params: { name }, hints });
}

/** `customer in (orders per customer having orders >= 2)`. */
function typeInMembers(node: NodeOf<'in_members'>, context: RowContext): RowExpr | null {
  const { typing, own, place } = context;
  const { value, members } = node;
  if (place === 'field') return refuse(typing, node.span, { code: 'model/members-in-field', params: {} });
  if (value.kind !== 'name' && value.kind !== 'label') {
    return refuse(typing, value.span, { code: 'model/members-of-what', params: {} });
  }
  const field = findDimension(typing, value, { own, allowsDataset: true });
  const inner = { typing, countsDatasets: true, seesResults: false };
  const of = typing.typeMetric(members.of, inner);
  const per = members.per.map((ref) => findDimension(typing, ref, { own: null, allowsDataset: true }));
  const having = members.having === null ? null : typing.typeMetric(members.having, inner);
  const [first, second] = per;
  if (field === null || of === null || per.includes(null) || first == null) return null;
  if (members.having !== null && (having === null || !isCondition(typing, having))) return null;
  if (second !== undefined || !canCompare(field.type, first.type)) {
    const params = {
      left: formatType(field.type),
      right: per.map((found) => (found === null ? '' : formatType(found.type))).join(', '),
    };
    return refuse(typing, node.span, { code: 'model/not-comparable', params });
  }
  return {
    kind: 'members',
    field: field.ref,
    of,
    per: [first.ref],
    having,
    negated: node.negated,
    type: BOOLEAN,
    span: node.span,
  };
}

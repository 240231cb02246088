import { formatDimension } from '../../format-formula.ts';
import { writeInstead } from '../../hints.ts';
import { findDimension } from '../../names/find-dimension.ts';
import type { FoundDimension } from '../../names/found-dimension.ts';
import { canReach } from '../../names/reach.ts';
import type { NodeOf } from '../../node-of.ts';
import type { RefSyntax, Syntax } from '../../read/syntax.ts';
import type { RowExpr } from '../../row-expression.ts';
import { canCompare } from '../../value/common-type.ts';
import { BOOLEAN, formatType } from '../../value/type-kinds.ts';
import { isCondition } from '../conditions.ts';
import { type RowContext, refuse } from '../typing-context.ts';

type InMembers = NodeOf<Syntax, 'in_members'>;

/**
 * `customer in (orders per customer having orders >= 2)`; several fields stand in brackets on both sides, in the same
 * order: `(customer, month) in (orders per (customer, month) having orders >= 2)`.
 */
export function typeInMembers(node: InMembers, context: RowContext): RowExpr | null {
  const { typing, place } = context;
  const { members } = node;
  if (place === 'field') return refuse(typing, node.span, { code: 'model/members-in-field', params: {} });
  const names = namesIn(node.value);
  if (names === null) return refuse(typing, node.value.span, { code: 'model/members-of-what', params: {} });
  const fields = names.map((name) => findField(context, name));
  const inner = { typing, countsDatasets: true, seesResults: false };
  const of = typing.typeMetric(members.of, inner);
  const per = members.per.map((ref) => findDimension(typing, ref, { own: null, allowsDataset: true }));
  const having = members.having === null ? null : typing.typeMetric(members.having, inner);
  const [left, right] = [fields.filter((found) => found !== null), per.filter((found) => found !== null)];
  if (of === null || left.length < fields.length || right.length < per.length) return null;
  if (members.having !== null && (having === null || !isCondition(typing, having))) return null;
  if (!areComparable(left, right)) return refuseSides(node, context, { left, right });
  return {
    kind: 'members',
    fields: left.map(({ ref }) => ref),
    of,
    per: right.map(({ ref }) => ref),
    having,
    negated: node.negated,
    type: BOOLEAN,
    span: node.span,
  };
}

function namesIn(value: Syntax): readonly RefSyntax[] | null {
  const items = value.kind === 'list' ? value.items : [value];
  const names = items.filter((item) => item.kind === 'name' || item.kind === 'label');
  return names.length === items.length ? names : null;
}

function findField({ typing, own }: RowContext, name: RefSyntax): FoundDimension | null {
  const found = findDimension(typing, name, { own, allowsDataset: true });
  if (found === null || own === null || canReach(typing.scope.model, own.name, found.ref)) return found;
  const params = { dataset: own.name, field: formatDimension(found.ref) };
  return refuse(typing, name.span, { code: 'model/unreachable-field', params });
}

/** A grain is compared with the same grain: the first days of weeks and of months are dates alike. */
function areComparable(left: readonly FoundDimension[], right: readonly FoundDimension[]): boolean {
  const isPair = (a: FoundDimension, b: FoundDimension | undefined) => {
    if (b === undefined || !canCompare(a.type, b.type)) return false;
    return a.ref.kind !== 'grain' || b.ref.kind !== 'grain' || a.ref.grain === b.ref.grain;
  };
  return left.length === right.length && left.every((found, i) => isPair(found, right[i]));
}

interface Sides {
  readonly left: readonly FoundDimension[];
  readonly right: readonly FoundDimension[];
}

function refuseSides({ members, span }: InMembers, { typing }: RowContext, { left, right }: Sides): null {
  const types = (side: readonly FoundDimension[]) =>
    side.map(({ ref, type }) => (ref.kind === 'grain' ? formatDimension(ref) : formatType(type))).join(', ');
  const wanted = right.map(({ ref }) => formatDimension(ref)).join(', ');
  const hints = members.per.length > 1 ? [writeInstead(`(${wanted}) in (… per (${wanted}))`, false)] : [];
  return refuse(typing, span, {
    code: 'model/not-comparable',
    params: { left: types(left), right: types(right) },
    hints,
  });
}

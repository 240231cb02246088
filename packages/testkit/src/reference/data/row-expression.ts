import type { DimensionRef, RowExpr, Tree } from '@plumbline/model';
import { callScalar } from '../scalar/call.ts';
import { truncate } from '../scalar/dates.ts';
import { isIn } from '../scalar/logic.ts';
import { coerce } from '../value/coerce.ts';
import { literalValue } from '../value/literal.ts';
import { keyOf, type Value } from '../value/value.ts';
import type { Relations, Row } from './relations.ts';
import { type Ancestor, ancestorsOf } from './tree.ts';

export type MembersCondition = Extract<RowExpr, { kind: 'members' }>;

/** What a row expression is read against. */
export interface RowScope {
  readonly relations: Relations;
  /** The time field in place of the dataset's own, for grains. */
  readonly time: DimensionRef | null;
  readonly isMember: (condition: MembersCondition, row: Row) => boolean | null;
}

type Kinds = {
  readonly [K in RowExpr['kind']]: (expr: Extract<RowExpr, { kind: K }>, row: Row, scope: RowScope) => Value;
};

export function evaluateRow(expr: RowExpr, row: Row, scope: RowScope): Value {
  const evaluate = KINDS[expr.kind] as (expr: RowExpr, row: Row, scope: RowScope) => Value;
  return evaluate(expr, row, scope);
}

const KINDS: Kinds = {
  literal: (expr) => literalValue(expr),
  field: (expr, row, { relations, time }) => relations.read(row, expr.ref, time),
  column: (expr, row) => coerce(row.columns.get(expr.name) ?? null, expr.type),
  call: (expr, row, scope) => {
    const args = expr.args.map((arg) => evaluateRow(arg, row, scope));
    return callScalar(expr.fn, args, {
      option: expr.option,
      type: expr.type,
      calendar: scope.relations.calendar,
    });
  },
  case: (expr, row, scope) => {
    const chosen =
      expr.whens.find(({ when }) => evaluateRow(when, row, scope) === true)?.then ?? expr.otherwise;
    return chosen && coerce(evaluateRow(chosen, row, scope), expr.type);
  },
  in: (expr, row, scope) => {
    const options = expr.options.map((option) => evaluateRow(option, row, scope));
    const found = isIn(evaluateRow(expr.value, row, scope), options);
    return found === null ? null : found !== expr.negated;
  },
  members: (expr, row, scope) => {
    const found = scope.isMember(expr, row);
    return found === null ? null : found !== expr.negated;
  },
  under: (expr, row, { relations, time }) => {
    const key = relations.read(row, expr.key, time);
    const tree = relations.model.hierarchies.get(expr.hierarchy) as Tree;
    const isNode = ({ member }: Ancestor) =>
      keyOf(relations.field(member, tree.key)) === keyOf(literalValue(expr.node));
    return key === null ? null : ancestorsOf(relations, tree, key).some(isNode);
  },
  listed: ({ fields, among }, row, scope) => {
    const { relations, time } = scope;
    const own = fields.map((field) => keyOf(relations.read(row, field, time)));
    if (fields.some((field) => relations.read(row, field, time) === null)) return false;
    const monthOf = (of: Row) =>
      among.month && keyOf(truncate(relations.read(of, among.month, null), 'month', relations.calendar));
    const month = monthOf(row);
    return relations
      .known(among.dataset)
      .some(
        (other) =>
          monthOf(other) === month &&
          among.fields.every((field, i) => keyOf(relations.field(other, field)) === own[i]) &&
          (among.where === null || evaluateRow(among.where, other, { ...scope, time: null }) === true),
      );
  },
  later: (expr) => {
    throw new Error(`${expr.form} is not evaluated yet`);
  },
};

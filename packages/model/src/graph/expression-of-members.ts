import type { Dataset } from '../dataset.ts';
import { mapRowChildren } from '../formula/children.ts';
import type { DimensionRef } from '../formula/expression.ts';
import { formatRow } from '../formula/format-formula.ts';
import type { RowExpr } from '../formula/row-expression.ts';
import type { Model, Relationship } from '../model.ts';
import { fieldOfMember } from './field-of-member.ts';
import { hasRole, pathTo } from './path-to.ts';
import { validityOf } from './validity-of.ts';

type Field = Extract<DimensionRef, { kind: 'field' }>;
type Member = {
  readonly union: Dataset;
  readonly member: Dataset;
  readonly fields: ReadonlyMap<string, string>;
};

/** A field that all members of a union compute alike, from rows that they and the union lead to alike, in the terms of the union; null: they do not. */
export function expressionOfMembers(model: Model, union: Dataset, name: string): RowExpr | null {
  if (union.source.kind !== 'union') return null;
  const found = union.source.members.map((written) => {
    const member = model.datasets.get(written.dataset);
    if (member === undefined || member.timezone !== union.timezone) return null;
    const originOf = fieldOfMember(union, written, member);
    const origin = originOf(name);
    const expression = origin.kind === 'own' ? expressionIn(model, member, origin.field) : null;
    const fields = new Map<string, string>();
    for (const own of union.fields.keys()) {
      const from = originOf(own);
      if (from.kind === 'own') fields.set(from.field, own);
    }
    return expression && inUnion(model, expression, { union, member, fields });
  });
  const [first = null] = found;
  const type = JSON.stringify(union.fields.get(name)?.type);
  const isAlike = found.every(
    (one) =>
      one !== null &&
      first !== null &&
      formatRow(one) === formatRow(first) &&
      JSON.stringify(one.type) === type,
  );
  return isAlike ? first : null;
}

function expressionIn(model: Model, dataset: Dataset, name: string): RowExpr | null {
  return dataset.fields.get(name)?.expression ?? expressionOfMembers(model, dataset, name);
}

/** Null where the union has no such field, or leads elsewhere than the member. */
function inUnion(model: Model, expr: RowExpr, at: Member): RowExpr | null {
  if (expr.kind === 'field') {
    const ref = refInUnion(model, expr.ref, at);
    return ref && { ...expr, ref };
  }
  if (expr.kind !== 'literal' && expr.kind !== 'call' && expr.kind !== 'case' && expr.kind !== 'in')
    return null;
  let isWhole = true;
  const mapped = mapRowChildren(expr, {
    row: (child) => {
      const own = inUnion(model, child, at);
      if (own === null) isWhole = false;
      return own ?? child;
    },
    metric: (child) => child,
  });
  return isWhole ? mapped : null;
}

function refInUnion(model: Model, ref: DimensionRef, at: Member): Field | null {
  if (ref.kind !== 'field') return null;
  const { union, member, fields } = at;
  const path = pathTo(model, member.name, ref);
  if (path.kind !== 'found') return null;
  const [step] = path.path.steps;
  if (step === undefined) {
    const field = fields.get(path.path.field);
    return field === undefined ? null : { kind: 'field', dataset: union.name, field, relationship: null };
  }
  const first = model.relationships.find(
    (one) => one.from === union.name && isSameStep(model, step, one, at),
  );
  if (first === undefined) return null;
  const isRole = ref.relationship !== null && path.path.steps.length === 1 && hasRole(step, ref.relationship);
  const asked = isRole ? { ...ref, relationship: first.name } : ref;
  const own = pathTo(model, union.name, asked);
  const isSame =
    own.kind === 'found' &&
    own.path.field === path.path.field &&
    own.path.steps.length === path.path.steps.length &&
    own.path.steps.every((one, i) => one === (i === 0 ? first : path.path.steps[i]));
  return isSame ? asked : null;
}

/** The same columns to the same rows; by a day only where both have the same one. */
function isSameStep(model: Model, step: Relationship, own: Relationship, at: Member): boolean {
  const { fields, union, member } = at;
  const timeOf = ({ time, name }: Dataset) =>
    time?.kind === 'field' && time.dataset === name ? time.field : null;
  const time = timeOf(member);
  const isOfDay = step.asOf !== null || validityOf(model, step) !== null;
  const pairsOf = (columns: readonly (string | undefined)[], { toColumns }: Relationship) =>
    columns
      .map((column, i) => `${column}=${toColumns[i]}`)
      .sort()
      .join();
  return (
    step.to === own.to &&
    pairsOf(
      step.fromColumns.map((column) => fields.get(column)),
      step,
    ) === pairsOf(own.fromColumns, own) &&
    (step.asOf === null ? undefined : fields.get(step.asOf.from)) === own.asOf?.from &&
    step.asOf?.to === own.asOf?.to &&
    (!isOfDay || (time !== null && fields.get(time) === timeOf(union)))
  );
}

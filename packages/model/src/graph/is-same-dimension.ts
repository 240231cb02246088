import type { DimensionRef } from '../formula/expression.ts';
import type { Model } from '../model.ts';
import { hasRole } from './path-to.ts';

type FieldRef = Extract<DimensionRef, { kind: 'field' }>;

/** True when both stand for the same dimension (a conformed name and a field it lists; a foreign key and the key it maps to). */
export function isSameDimension(model: Model, a: DimensionRef, b: DimensionRef): boolean {
  if (a.kind === 'grain' || b.kind === 'grain') {
    return a.kind === 'grain' && b.kind === 'grain' && a.grain === b.grain;
  }
  if (a.kind === 'cohort' || b.kind === 'cohort')
    return a.kind === 'cohort' && b.kind === 'cohort' && a.part === b.part;
  if (a.kind === 'conformed') return b.kind === 'conformed' ? a.name === b.name : isListed(model, a.name, b);
  if (b.kind === 'conformed') return isListed(model, b.name, a);
  const fromA = meanings(model, a);
  const fromB = meanings(model, b);
  return fromA.has(writtenAs(b)) || fromB.has(writtenAs(a));
}

function isListed(model: Model, conformed: string, ref: FieldRef): boolean {
  const listed = model.dimensions.get(conformed)?.fields ?? [];
  const all = meanings(model, ref);
  return listed.some(
    (field) =>
      all.has(nameOf(field)) ||
      meanings(model, { kind: 'field', relationship: null, ...field }).has(writtenAs(ref)),
  );
}

function writtenAs(ref: FieldRef): string {
  return ref.relationship === null ? nameOf(ref) : `${ref.relationship}:${nameOf(ref)}`;
}

function nameOf(field: { readonly dataset: string; readonly field: string }): string {
  return `${field.dataset}.${field.field}`;
}

/** What a field stands for: itself, and the keys that it points to, along each chain of relationships. */
function meanings(model: Model, ref: FieldRef): ReadonlySet<string> {
  const found = new Set<string>([writtenAs(ref)]);
  const fields = ownColumns(model, ref);
  for (const field of fields) found.add(nameOf(field));
  for (const field of fields) {
    for (const step of model.relationships) {
      const position =
        step.from === field.dataset && step.asOf === null ? step.fromColumns.indexOf(field.field) : -1;
      const key = step.toColumns[position];
      if (key === undefined) continue;
      const next = { dataset: step.to, field: key };
      found.add(`${step.name}:${nameOf(next)}`);
      if (found.has(nameOf(next))) continue;
      found.add(nameOf(next));
      fields.push(next);
    }
  }
  return found;
}

/** The field itself; for `relationship.key` the column that points there, for `relationship.field` the field when no other role leads to it. */
function ownColumns(model: Model, ref: FieldRef): { dataset: string; field: string }[] {
  const { relationship } = ref;
  if (relationship === null) return [{ dataset: ref.dataset, field: ref.field }];
  const steps = model.relationships.filter((step) => step.to === ref.dataset);
  const keys = steps.flatMap((step) => {
    const position = hasRole(step, relationship) ? step.toColumns.indexOf(ref.field) : -1;
    const column = step.fromColumns[position];
    return column === undefined ? [] : [{ dataset: step.from, field: column }];
  });
  const isOnlyRole = steps.every((step) => hasRole(step, relationship));
  return isOnlyRole ? [...keys, { dataset: ref.dataset, field: ref.field }] : keys;
}

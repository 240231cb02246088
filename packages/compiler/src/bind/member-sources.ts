import { type DimensionRef, fieldsIn, type Model, pathTo } from '@plumbline/model';
import type { ResolvedQuery } from '@plumbline/query';

/**
 * Datasets whose rows have the members of `by`, for a question without metrics: of those the fields belong to, the
 * first that reaches everything asked; all of them where every dimension is conformed.
 */
export function memberSources(query: ResolvedQuery, model: Model): readonly string[] {
  const refs = query.by.flatMap((b) => (b.kind === 'dimension' ? [b.ref] : []));
  const asked = [...refs, ...(query.where === null ? [] : fieldsIn(query.where))];
  const owners = [...new Set(refs.flatMap((ref) => ownersOf(ref, model)))];
  const able = owners.filter((name) => asked.every((ref) => pathTo(model, name, ref).kind === 'found'));
  // Each of them has a time of its own, as its conformed members are its own.
  const isAnywhere = refs.every(({ kind }) => kind === 'conformed' || kind === 'grain');
  return isAnywhere ? able : able.slice(0, 1);
}

function ownersOf(ref: DimensionRef, model: Model): readonly string[] {
  if (ref.kind === 'grain' || ref.kind === 'cohort') return [];
  if (ref.kind === 'conformed') return model.dimensions.get(ref.name)?.fields.map((f) => f.dataset) ?? [];
  const via = model.relationships.find((r) => r.name === ref.relationship);
  return [via?.from ?? ref.dataset];
}

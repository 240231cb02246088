import { countOfRows, type MetricExpr, type Model } from '@plumbline/model';
import type { Dimension } from '../cell/cell.ts';
import type { Evaluation } from '../cell/evaluation.ts';
import { Refusal } from '../data/refusal.ts';
import { refsOf } from '../measure/row-refs.ts';

/** The formulas whose rows make the result's rows: the metrics asked; without any, the rows that have the members. */
export function askedFormulas(ev: Evaluation): readonly MetricExpr[] {
  if (ev.query.metrics.length === 0) return memberSources(ev).map((dataset) => countOfRows(dataset));
  return ev.query.metrics.map(({ name, type, unit }) => {
    return { kind: 'metric', name, type, unit, span: { start: 0, end: 0 } };
  });
}

/** The datasets of the fields of `by` from which all of `by` and the conditions can be reached. */
function memberSources({ query, relations }: Evaluation): readonly string[] {
  const dimensions = query.by.flatMap((item) => (item.kind === 'dimension' ? [item] : []));
  const refs = [...dimensions.map(({ ref }) => ref), ...(query.where ? refsOf(query.where) : [])];
  const reaches = (dataset: string) => refs.every((ref) => relations.path(dataset, ref).kind === 'found');
  const owners = [...new Set(dimensions.flatMap((d) => ownersOf(relations.model, d)))].filter(reaches);
  if (owners.length === 0) throw new Refusal('query/no-common-dataset', 'no dataset has all members');
  const isAnywhere = dimensions.every(({ ref }) => ref.kind === 'conformed' || ref.kind === 'grain');
  return isAnywhere ? owners : owners.slice(0, 1);
}

function ownersOf(model: Model, { ref }: Pick<Dimension, 'ref'>): readonly string[] {
  if (ref.kind === 'grain' || ref.kind === 'cohort') return [];
  if (ref.kind === 'conformed') return model.dimensions.get(ref.name)?.fields.map((f) => f.dataset) ?? [];
  const via = model.relationships.find((r) => r.name === ref.relationship);
  return [via?.from ?? ref.dataset];
}

import type { DimensionRef, FieldRef } from '../formula/expression.ts';
import { isSameDimension } from '../graph/is-same-dimension.ts';
import { pathTo } from '../graph/path-to.ts';
import type { Model } from '../model.ts';

/**
 * What members of some fields may be grouped by: of hidden shops their city and region, the levels above them, and
 * whatever the datasets say that they lead to.
 */
export function coarserFields(
  model: Model,
  dataset: string,
  refs: readonly DimensionRef[],
): readonly FieldRef[] {
  const found = new Map<string, FieldRef>();
  const isAsked = (ref: FieldRef) => refs.some((asked) => isSameDimension(model, ref, asked));
  const add = (ref: FieldRef) => {
    const key = `${ref.dataset}.${ref.field} ${ref.relationship}`;
    if (!isAsked(ref) && pathTo(model, dataset, ref).kind === 'found') found.set(key, ref);
  };
  for (const hierarchy of model.hierarchies.values()) {
    if (hierarchy.kind !== 'levels') continue;
    for (const level of hierarchy.levels.slice(0, Math.max(0, hierarchy.levels.findLastIndex(isAsked))))
      add(level);
  }
  for (const name of describing(model, dataset, refs))
    for (const field of model.datasets.get(name)?.fields.values() ?? [])
      if (field.formula === null && GROUPING.has(field.type.kind))
        add({ kind: 'field', dataset: name, field: field.name, relationship: null });
  return [...found.values()];
}

/** Codes of groups are numbers as often as texts. */
const GROUPING: ReadonlySet<string> = new Set(['text', 'boolean', 'integer', 'bigint', 'date']);

/** Datasets that hold attributes of the members. */
function describing(model: Model, own: string, refs: readonly DimensionRef[]): ReadonlySet<string> {
  const found = new Set<string>();
  const open = refs.flatMap((ref) => {
    const fields = ref.kind === 'field' ? [ref] : ref.kind === 'conformed' ? fieldsOf(model, ref.name) : [];
    const led = fields.flatMap(({ dataset, field }) =>
      model.relationships.flatMap(({ from, to, fromColumns }) =>
        from === dataset && fromColumns.includes(field) ? [to] : [],
      ),
    );
    return [...led, ...fields.map(({ dataset }) => dataset).filter((name) => name !== own)];
  });
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (found.has(name) || name === own) continue;
    found.add(name);
    open.push(...model.relationships.flatMap(({ from, to }) => (from === name ? [to] : [])));
  }
  return found;
}

function fieldsOf(model: Model, conformed: string) {
  return model.dimensions.get(conformed)?.fields ?? [];
}

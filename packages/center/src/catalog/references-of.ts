import {
  type Model,
  mentionsOf,
  namesIn,
  type ObjectMention,
  scopeOf,
  type WrittenObject,
} from '@plumbline/model';
import type { NewReference } from '@plumbline/store';

/** What a definition mentions, looked up in the model it is part of. */
export function referencesOf(object: WrittenObject, model: Model): readonly NewReference[] {
  const found = targetsOfMentions(mentionsOf(object), object, model);
  return found.filter(({ targetKind, targetId }) => targetKind !== object.kind || targetId !== object.id);
}

/** The objects that mentions of one object name. */
export function targetsOfMentions(
  mentions: readonly ObjectMention[],
  object: Pick<WrittenObject, 'kind'> | null,
  model: Model,
): readonly NewReference[] {
  return mentions.flatMap((mention) => targetsOf(mention, object, model));
}

function targetsOf(
  { of, text, role }: ObjectMention,
  object: Pick<WrittenObject, 'kind'> | null,
  model: Model,
): readonly NewReference[] {
  const to = (targetKind: string, targetId: string): NewReference => ({ targetKind, targetId, role });
  if (of === 'field') return text.includes('.') ? namedBy(text, model, to) : [];
  if (of !== 'text') return [to(of, text)];
  return namesIn(text).flatMap((mentioned) => {
    if (mentioned.kind === 'name') return namedBy(mentioned.text, model, to, object);
    const labelled = scopeOf(model).labels.get(mentioned.text) ?? [];
    return labelled.flatMap(({ name }) => namedBy(name, model, to, object));
  });
}

/** A metric, dimension or dataset by its name; of `a.b` the dataset, or the relationship that plays the role. */
function namedBy(
  name: string,
  model: Model,
  to: (kind: string, id: string) => NewReference,
  object: Pick<WrittenObject, 'kind'> | null = null,
): readonly NewReference[] {
  const [first = '', second] = name.split('.');
  if (second === undefined && object?.kind !== 'dataset') {
    if (model.metrics.has(first)) return [to('metric', first)];
    if (model.dimensions.has(first)) return [to('dimension', first)];
  }
  if (model.datasets.has(first) && (second !== undefined || object?.kind !== 'dataset'))
    return [to('dataset', first)];
  const role = model.relationships.find((relationship) => relationship.name === first);
  return role === undefined || second === undefined
    ? []
    : [to('relationship', first), to('dataset', role.to)];
}

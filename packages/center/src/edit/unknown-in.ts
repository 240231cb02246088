import type { Diagnostic } from '@plumbline/diagnostics';
import { type Model, placeInDefinition } from '@plumbline/model';
import { readingOf } from '../governance/unknown-names.ts';
import { rulesOf } from './edit-kinds.ts';
import type { ReadEdit } from './read-edit.ts';

/** What an edit names that the model does not have, with places in what was sent. */
export function unknownIn({ object, definitions }: ReadEdit, model: Model): readonly Diagnostic[] {
  const reading = object === null ? null : readingOf(object.kind);
  if (object === null || object.body === null || reading === null) return [];
  const { list } = rulesOf(object.kind);
  return reading.unknown(object.body, model).map(({ diagnostic, at }): Diagnostic => {
    const place = at === null ? null : placeInDefinition(definitions, { list, name: object.id }, at);
    return place === null ? diagnostic : { ...diagnostic, at: place };
  });
}

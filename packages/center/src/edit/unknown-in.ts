import type { Diagnostic } from '@plumbline/diagnostics';
import { type Model, placeInMetric } from '@plumbline/model';
import { unknownNames } from '../governance/unknown-names.ts';
import type { ReadEdit } from './read-edit.ts';

/** What an edit names that the model does not have, with places in what was sent. */
export function unknownIn({ metric, definitions }: ReadEdit, model: Model): readonly Diagnostic[] {
  if (metric === null) return [];
  return unknownNames(metric.body, model).map(({ diagnostic, at }): Diagnostic => {
    const place = at === null ? null : placeInMetric(definitions, metric.name, at);
    return place === null ? diagnostic : { ...diagnostic, at: place };
  });
}

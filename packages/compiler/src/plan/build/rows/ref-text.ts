import type { DimensionRef } from '@plumbline/model';

/** A dimension as people write it. */
export function refText(ref: DimensionRef): string {
  if (ref.kind === 'field') return `${ref.relationship ?? ref.dataset}.${ref.field}`;
  if (ref.kind === 'cohort') return ref.part;
  return ref.kind === 'conformed' ? ref.name : ref.grain;
}

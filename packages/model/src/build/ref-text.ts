import type { DimensionRef } from '../formula/expression.ts';

/** A dimension as it is written. */
export function refText(ref: DimensionRef): string {
  if (ref.kind === 'field') return `${ref.relationship ?? ref.dataset}.${ref.field}`;
  return ref.kind === 'grain' ? ref.grain : ref.name;
}

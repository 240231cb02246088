import type { ClosedFigure } from '@plumbline/store';

type InUnit = { readonly [K in 'unit' | 'currency']?: ClosedFigure[K] | undefined };

/** What a figure is counted in, as one text: figures of two texts are neither compared nor subtracted. Null: in nothing. */
export function unitOf({ unit, currency }: InUnit): string | null {
  const parts = [unit, currency].filter((part) => part !== undefined && part !== null);
  return parts.length === 0 ? null : parts.join(' ');
}

import type { Dataset } from '@plumbline/model';
import type { Frame } from '../cells/frame.ts';

/** Ends of spans and balances may miss the end of a period by a few days; other rows may not. */
export function isNearRead({ name, span }: Dataset, frame: Frame): boolean {
  return span !== null || frame.times.has(name);
}

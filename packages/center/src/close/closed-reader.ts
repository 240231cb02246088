import type { CloseStep, Closes } from '@plumbline/store';

/** Where the figures of locked periods are read. */
export interface ClosedReader {
  /** The locks that hold. */
  readonly locked: readonly CloseStep[];
  readonly figures: Closes['figures'];
}

import type { LoadFailure } from './load-memory.ts';

/** Whether the center can answer, part by part. */
export interface Health {
  /** Both parts answer. */
  readonly isLive: boolean;
  /** Live, definitions are there, and every dataset has rows to read. */
  readonly isReady: boolean;
  readonly catalog: 'ok' | 'failed';
  readonly warehouse: 'ok' | 'failed';
  readonly metrics: number;
  readonly datasets: number;
  /** Datasets without a table. */
  readonly notLoaded: readonly string[];
  /** When data were last loaded, in UTC; null: never. */
  readonly lastLoad: string | null;
  readonly isLoading: boolean;
  /** The last load, where it failed. */
  readonly loadFailure: LoadFailure | null;
  readonly runningQueries: number;
  /** Id of the last change of definitions; null when there is none. */
  readonly lastChange: string | null;
}

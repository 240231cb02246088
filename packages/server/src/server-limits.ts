import type { QueueLimits } from './admission/fair-queue.ts';
import type { CacheLimits } from './answers/result-cache.ts';

export interface ServerLimits {
  /** Bytes of a body that holds no definition files. */
  readonly bodyLimit: number;
  readonly filesLimit: number;
  readonly headerBytes: number;
  /** For a request to arrive whole. */
  readonly requestMs: number;
  readonly sessionMs: number;
  readonly slowReaderMs: number;
  readonly exportMs: number;
  /** Queries at once; default: twice the cores. */
  readonly queries?: number;
  readonly queue: Omit<QueueLimits, 'running'>;
  readonly cache: CacheLimits;
}

const MB = 1_000_000;

export const DEFAULT_SETTINGS: ServerLimits = {
  bodyLimit: MB,
  filesLimit: 64 * MB,
  headerBytes: 16_384,
  requestMs: 60_000,
  sessionMs: 12 * 3_600_000,
  slowReaderMs: 30_000,
  exportMs: 30 * 60_000,
  queue: { waiting: 1000, waitingPerUser: 250, waitMs: 60_000 },
  cache: { bytes: 64 * MB, bytesPerAnswer: 4 * MB },
};

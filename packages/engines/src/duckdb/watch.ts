import type { DuckDBConnection } from '@duckdb/node-api';
import type { RunOptions } from '../engine.ts';
import { timeoutError } from './failure.ts';

/** Stops a running statement when the caller gives up or its time is over. */
export interface Watch {
  /** Why the statement was stopped; undefined while it may run. */
  readonly reason: () => unknown;
  /** Stops the statement for a reason of our own. */
  readonly stop: (reason: unknown) => void;
  /** Ends watching; call when the statement has settled. */
  readonly end: () => void;
}

/** DuckDB 1.5 forgets an interrupt that comes before the query starts, so it is repeated until the query settles. */
const REPEAT_MS = 20;

export function watch(connection: DuckDBConnection, options: RunOptions): Watch {
  const { signal, timeoutMs } = options;
  let reason: unknown;
  let repeat: NodeJS.Timeout | undefined;
  const stop = (why: unknown) => {
    if (repeat !== undefined) return;
    reason = why;
    connection.interrupt();
    repeat = setInterval(() => connection.interrupt(), REPEAT_MS);
  };
  const abort = () => stop(signal?.reason);
  const timer =
    timeoutMs === undefined ? undefined : setTimeout(() => stop(timeoutError(timeoutMs)), timeoutMs);
  signal?.addEventListener('abort', abort, { once: true });
  if (signal?.aborted === true) abort();
  return {
    reason: () => reason,
    stop,
    end: () => {
      clearTimeout(timer);
      clearInterval(repeat);
      signal?.removeEventListener('abort', abort);
    },
  };
}

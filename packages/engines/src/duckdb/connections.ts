import type { DuckDBConnection } from '@duckdb/node-api';
import type { StartedInstance } from './configure.ts';

/** Connections of one instance; a query has one to itself. */
export interface Connections {
  readonly take: () => Promise<DuckDBConnection>;
  /** `reusable: false` closes the connection instead of keeping it. */
  readonly giveBack: (connection: DuckDBConnection, reusable: boolean) => void;
  /** Waits until every connection is back, then closes all and the instance. */
  readonly close: () => Promise<void>;
}

const IDLE_KEPT = 8;

/** `most`: further queries wait for a connection to come back. */
export function connectionsOf(
  { instance, connection }: StartedInstance,
  most = Number.POSITIVE_INFINITY,
): Connections {
  const idle: DuckDBConnection[] = [connection];
  const waiting: (() => void)[] = [];
  let taken = 0;
  let closing: (() => void) | undefined;
  return {
    async take() {
      if (closing !== undefined) throw new Error('the engine is closed');
      while (taken >= most) await new Promise<void>((resolve) => waiting.push(resolve));
      taken += 1;
      try {
        return idle.pop() ?? (await instance.connect());
      } catch (thrown) {
        taken -= 1;
        throw thrown;
      }
    },
    giveBack(returned, reusable) {
      taken -= 1;
      if (reusable && idle.length < IDLE_KEPT && closing === undefined) idle.push(returned);
      else returned.disconnectSync();
      waiting.shift()?.();
      if (taken === 0 && waiting.length === 0) closing?.();
    },
    async close() {
      if (closing !== undefined) return;
      await new Promise<void>((resolve) => {
        closing = resolve;
        if (taken === 0) resolve();
      });
      for (const kept of idle) kept.disconnectSync();
      instance.closeSync();
    },
  };
}

import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';

/** Connections of one instance; a query has one to itself. */
export interface Connections {
  readonly take: () => Promise<DuckDBConnection>;
  /** `reusable: false` closes the connection instead of keeping it. */
  readonly giveBack: (connection: DuckDBConnection, reusable: boolean) => void;
  /** Waits until every connection is back, then closes all and the instance. */
  readonly close: () => Promise<void>;
}

const IDLE_KEPT = 8;

export function connectionsOf(instance: DuckDBInstance): Connections {
  const idle: DuckDBConnection[] = [];
  let taken = 0;
  let closing: (() => void) | undefined;
  return {
    async take() {
      if (closing !== undefined) throw new Error('the engine is closed');
      taken += 1;
      try {
        return idle.pop() ?? (await instance.connect());
      } catch (thrown) {
        taken -= 1;
        throw thrown;
      }
    },
    giveBack(connection, reusable) {
      taken -= 1;
      if (reusable && idle.length < IDLE_KEPT && closing === undefined) idle.push(connection);
      else connection.disconnectSync();
      if (taken === 0) closing?.();
    },
    async close() {
      if (closing !== undefined) return;
      await new Promise<void>((resolve) => {
        closing = resolve;
        if (taken === 0) resolve();
      });
      for (const connection of idle) connection.disconnectSync();
      instance.closeSync();
    },
  };
}

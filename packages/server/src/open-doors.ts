import type { Server } from 'node:http';

/** Follows the requests of a server, so that it can be closed without cutting them off. */
export interface Doors {
  /** No new connection; after `graceMs` `cancel` is called, and what is still open a moment later is cut. */
  close(graceMs: number, cancel: () => void): Promise<void>;
  closed(): Promise<void>;
}

/** For what was cancelled to say so. */
const LAST_WORDS_MS = 1000;

export function openDoors(server: Server): Doors {
  const ended = new Promise<void>((resolve) => server.once('close', () => resolve()));
  return {
    closed: () => ended,
    async close(graceMs, cancel) {
      server.close();
      server.closeIdleConnections();
      const idle = setInterval(() => server.closeIdleConnections(), 50);
      const timers = [
        setTimeout(cancel, graceMs),
        setTimeout(() => server.closeAllConnections(), graceMs + LAST_WORDS_MS),
      ];
      await ended;
      clearInterval(idle);
      for (const timer of timers) clearTimeout(timer);
      cancel();
    },
  };
}

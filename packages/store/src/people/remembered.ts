import type { CatalogDatabase } from '../database/catalog-database.ts';
import { digestOf } from './digest.ts';

/** How long another process may go on to use what this one has ended. */
const BELIEVED_MS = 1000;
const MOST = 10_000;

interface Known<T> {
  readonly value: T;
  readonly at: number;
  readonly writes: number;
}

type Find<T> = (secret: string, now: Date) => Promise<T | null>;

interface Search<T> {
  readonly value: Promise<T | null>;
  readonly writes: number;
}

/**
 * Who a secret stands for, found once for the many requests of a page: until this process writes anything to the
 * catalog, and for a second. `until`: when it ends by itself. Requests that come while it is looked up wait for that one
 * look, so that the end of the second is none for all of them at once.
 */
export function remembered<T>(
  find: Find<T>,
  database: Pick<CatalogDatabase, 'writes'>,
  until: (value: T) => string | null,
): Find<T> {
  const known = new Map<string, Known<T>>();
  const searches = new Map<string, Search<T>>();
  return async (secret, now) => {
    const key = digestOf(secret);
    const found = known.get(key);
    if (found !== undefined && isGood(found, now)) return found.value;
    known.delete(key);
    const writes = database.writes();
    const running = searches.get(key);
    if (running !== undefined && running.writes === writes) return stillGood(await running.value, now);
    const search = { value: find(secret, now), writes };
    searches.set(key, search);
    try {
      const value = await search.value;
      if (value !== null) keep(key, { value, at: now.getTime(), writes });
      return value;
    } finally {
      if (searches.get(key) === search) searches.delete(key);
    }
  };

  function keep(key: string, found: Known<T>): void {
    known.set(key, found);
    const [oldest] = known.keys();
    if (known.size > MOST && oldest !== undefined) known.delete(oldest);
  }

  function stillGood(value: T | null, now: Date): T | null {
    const end = value === null ? null : until(value);
    return end === null || end > now.toISOString() ? value : null;
  }

  function isGood({ value, at, writes }: Known<T>, now: Date): boolean {
    const age = now.getTime() - at;
    if (writes !== database.writes() || age < 0 || age >= BELIEVED_MS) return false;
    return stillGood(value, now) !== null;
  }
}

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

/**
 * Who a secret stands for, found once for the many requests of a page: until this process writes anything to the
 * catalog, and for a second. `until`: when it ends by itself.
 */
export function remembered<T>(
  find: Find<T>,
  database: Pick<CatalogDatabase, 'writes'>,
  until: (value: T) => string | null,
): Find<T> {
  const known = new Map<string, Known<T>>();
  return async (secret, now) => {
    const key = digestOf(secret);
    const found = known.get(key);
    if (found !== undefined && isGood(found, now)) return found.value;
    known.delete(key);
    const writes = database.writes();
    const value = await find(secret, now);
    if (value === null) return null;
    known.set(key, { value, at: now.getTime(), writes });
    const [oldest] = known.keys();
    if (known.size > MOST && oldest !== undefined) known.delete(oldest);
    return value;
  };

  function isGood({ value, at, writes }: Known<T>, now: Date): boolean {
    const age = now.getTime() - at;
    const end = until(value);
    if (writes !== database.writes() || age < 0 || age >= BELIEVED_MS) return false;
    return end === null || end > now.toISOString();
  }
}

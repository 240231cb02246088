/** Counts failures by key and says how long to wait. Kept in memory: a restart forgives. */
export interface Attempts {
  /** Seconds until another attempt is allowed; 0: now. */
  waitFor(keys: readonly AttemptKey[], now: Date): number;
  fail(keys: readonly AttemptKey[], now: Date): void;
  succeed(keys: readonly AttemptKey[]): void;
}

export interface AttemptKey {
  readonly key: string;
  /** Failures allowed within the window. */
  readonly most: number;
  /** It counts what was tried at several people: who gets in as one of them is forgiven that attempt alone. */
  readonly isOfSeveral?: boolean;
}

const WINDOW_MS = 15 * 60_000;
const KEYS_KEPT = 20_000;

export function attempts(): Attempts {
  const failures = new Map<string, number[]>();
  const recent = (key: string, now: Date) =>
    (failures.get(key) ?? []).filter((at) => now.getTime() - at < WINDOW_MS);
  return {
    waitFor(keys, now) {
      const waits = keys.map(({ key, most }) => {
        const times = recent(key, now);
        const first = times.at(-most);
        return first === undefined ? 0 : first + WINDOW_MS - now.getTime();
      });
      return Math.ceil(Math.max(0, ...waits) / 1000);
    },
    fail(keys, now) {
      for (const { key, most } of keys) {
        const times = [...recent(key, now), now.getTime()].slice(-most);
        failures.delete(key);
        failures.set(key, times);
      }
      for (const [key] of failures) {
        if (failures.size <= KEYS_KEPT) break;
        failures.delete(key);
      }
    },
    succeed(keys) {
      for (const { key, isOfSeveral = false } of keys) {
        const others = isOfSeveral ? (failures.get(key) ?? []).slice(0, -1) : [];
        if (others.length === 0) failures.delete(key);
        else failures.set(key, others);
      }
    },
  };
}

/** One person guessing is stopped first, then one machine, then many machines at one login. */
export function keysOf(login: string, address: string): readonly AttemptKey[] {
  const name = login.trim().normalize('NFKC').toLowerCase();
  return [
    { key: `both ${name} ${address}`, most: 5 },
    { key: `address ${address}`, most: 20, isOfSeveral: true },
    { key: `login ${name}`, most: 50 },
  ];
}

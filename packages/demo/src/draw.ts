import { InternalError } from '@plumbline/diagnostics';

export type Key = number | string;

const mix = (state: number, value: number): number => {
  let h = Math.imul(state ^ value, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
};

/**
 * A whole number in 0 … 2³² − 1 that depends on nothing but its keys (the finalizer of MurmurHash3 over each key).
 *
 * @example draw(7, 'orders', 19723) === draw(7, 'orders', 19723)
 */
export function draw(...keys: readonly Key[]): number {
  let state = 0x9e3779b9;
  for (const key of keys) {
    if (typeof key === 'number') state = mix(state, key);
    else for (let at = 0; at < key.length; at += 1) state = mix(state, key.charCodeAt(at));
    state = mix(state, 0x27d4eb2f);
  }
  return state >>> 0;
}

/** A whole number in 0 … limit − 1. */
export function below(limit: number, ...keys: readonly Key[]): number {
  return draw(...keys) % limit;
}

/** A whole number in low … high. */
export function between(range: readonly [low: number, high: number], ...keys: readonly Key[]): number {
  const [low, high] = range;
  return low + below(high - low + 1, ...keys);
}

/** One of the items, each as likely as the others. */
export function oneOf<T>(items: readonly T[], ...keys: readonly Key[]): T {
  const item = items[below(Math.max(items.length, 1), ...keys)];
  if (item === undefined) throw new InternalError('nothing to choose from');
  return item;
}

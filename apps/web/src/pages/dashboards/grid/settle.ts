import { type Place, readingOrder, sharesColumn, within } from './place.ts';

/**
 * Lets the tiles fall upward, one after the other in reading order: each comes to rest under those before it.
 * No two overlap, none hangs in the air; settled tiles stay where they are.
 */
export function settle<P extends Place>(places: readonly P[]): readonly P[] {
  return settleInOrder(readingOrder(places.map(within)));
}

/** The same in an order of its own. */
export function settleInOrder<P extends Place>(ordered: readonly P[]): readonly P[] {
  const settled: P[] = [];
  for (const place of ordered) settled.push({ ...place, y: restOf(place, settled) });
  return settled;
}

function restOf(place: Place, above: readonly Place[]): number {
  return Math.max(0, ...above.filter((one) => sharesColumn(one, place)).map(({ y, h }) => y + h));
}

import { COLUMNS, type Place, readingOrder, within } from './place.ts';
import { settle, settleInOrder } from './settle.ts';

export type Way = 'earlier' | 'later';

/**
 * One place earlier or later in reading order, which is the order of the one column of a phone. The layout of the wide
 * screen is kept where the two tiles can change places in it; otherwise the tiles are laid out anew, row by row.
 */
export function pass<P extends Place>(places: readonly P[], id: string, way: Way): readonly P[] {
  const order = readingOrder(places);
  const at = order.findIndex((place) => place.id === id);
  const [first, second] = way === 'earlier' ? [order[at - 1], order[at]] : [order[at], order[at + 1]];
  if (at < 0 || first === undefined || second === undefined) return places;
  const wanted = order.map((place) => (place === first ? second : place === second ? first : place));
  const isWanted = (tried: readonly P[]) =>
    readingOrder(tried).every((place, i) => place.id === wanted[i]?.id);
  const flowing = flow(wanted);
  return [exchange(wanted, first, second), settle(flowing)].find(isWanted) ?? flowing;
}

/** Beside each other they share the room of both; else each takes the corner of the other. */
function exchange<P extends Place>(wanted: readonly P[], first: P, second: P): readonly P[] {
  const isRow = first.y === second.y;
  const x = isRow ? second.x + second.w - first.w : second.x;
  const moved = new Map([
    [second.id, within({ ...second, x: first.x, y: first.y })],
    [first.id, within({ ...first, x, y: second.y })],
  ]);
  return settleInOrder(wanted.map((place) => moved.get(place.id) ?? place));
}

/** Rows from left to right, each as high as its highest tile. */
function flow<P extends Place>(ordered: readonly P[]): readonly P[] {
  const laid: P[] = [];
  let [x, y, bottom] = [0, 0, 0];
  for (const place of ordered) {
    if (x + place.w > COLUMNS) [x, y] = [0, bottom];
    laid.push({ ...place, x, y });
    x += place.w;
    bottom = Math.max(bottom, y + place.h);
  }
  return laid;
}

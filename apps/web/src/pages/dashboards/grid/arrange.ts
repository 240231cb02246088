import { bottomOf, COLUMNS, overlaps, type Place, readingOrder, sharesColumn, within } from './place.ts';
import { settle, settleInOrder } from './settle.ts';

export type Step = 'left' | 'right' | 'up' | 'down';

/**
 * Carries a tile to a cell; the others make room. It passes another tile when its leading edge has passed the middle
 * of that tile: its upper edge on the way up, its lower edge on the way down.
 */
export function carry<P extends Place>(
  places: readonly P[],
  id: string,
  to: { readonly x: number; readonly y: number },
): readonly P[] {
  const from = places.find((place) => place.id === id);
  if (from === undefined) return places;
  const moved = within({ ...from, ...to });
  const edge = moved.y > from.y ? moved.y + moved.h : moved.y;
  const others = readingOrder(places.filter((place) => place.id !== id));
  const isBefore = (place: P) => place.y + place.h / 2 < edge;
  return settleInOrder([...others.filter(isBefore), moved, ...others.filter((place) => !isBefore(place))]);
}

/** One step with the keyboard: a column sideways, or past the neighbour above or below. */
export function step<P extends Place>(places: readonly P[], id: string, direction: Step): readonly P[] {
  const place = places.find((one) => one.id === id);
  if (place === undefined) return places;
  if (direction === 'left' || direction === 'right')
    return carry(places, id, { x: place.x + (direction === 'left' ? -1 : 1), y: place.y });
  const neighbours = places.filter((one) => one.id !== id && sharesColumn(one, place));
  if (direction === 'up') {
    const above = readingOrder(neighbours.filter(({ y }) => y < place.y)).at(-1);
    return above === undefined ? places : carry(places, id, { x: place.x, y: above.y });
  }
  const below = readingOrder(neighbours.filter(({ y }) => y > place.y))[0];
  return below === undefined ? places : carry(places, id, { x: place.x, y: place.y + below.h });
}

/** A tile of another size; what stood in its way moves down. */
export function resize<P extends Place>(
  places: readonly P[],
  id: string,
  size: { readonly w: number; readonly h: number },
): readonly P[] {
  return settle(
    places.map((place) =>
      place.id === id ? { ...place, w: Math.min(size.w, COLUMNS - place.x), h: size.h } : place,
    ),
  );
}

/** The first gap a new tile fits into, from the top. */
export function freeCell(
  places: readonly Place[],
  size: { readonly w: number; readonly h: number },
): { readonly x: number; readonly y: number } {
  const bottom = bottomOf(places);
  for (let y = 0; y < bottom; y += 1)
    for (let x = 0; x + size.w <= COLUMNS; x += 1)
      if (!places.some((place) => overlaps({ id: '', x, y, ...size }, place))) return { x, y };
  return { x: 0, y: bottom };
}

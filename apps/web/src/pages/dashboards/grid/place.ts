/** Where a tile stands, in cells of the grid. */
export interface Place {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

export const COLUMNS = 12;
export const SMALLEST = { w: 2, h: 2 } as const;
export const TALLEST = 24;

/** Top to bottom, then left to right: the order of one column, and of the keyboard. */
export function readingOrder<P extends Place>(places: readonly P[]): readonly P[] {
  return places.toSorted((a, b) => a.y - b.y || a.x - b.x);
}

export function bottomOf(places: readonly Place[]): number {
  return Math.max(0, ...places.map(({ y, h }) => y + h));
}

/** Same columns somewhere. */
export function sharesColumn(a: Place, b: Place): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w;
}

export function overlaps(a: Place, b: Place): boolean {
  return sharesColumn(a, b) && a.y < b.y + b.h && b.y < a.y + a.h;
}

/** A tile inside the grid, whatever was asked. */
export function within<P extends Place>(place: P): P {
  const w = clamp(place.w, SMALLEST.w, COLUMNS);
  const h = clamp(place.h, SMALLEST.h, TALLEST);
  return { ...place, w, h, x: clamp(place.x, 0, COLUMNS - w), y: Math.max(0, Math.round(place.y)) };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, Math.round(value)));
}

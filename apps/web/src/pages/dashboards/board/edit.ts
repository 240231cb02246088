import { freeCell } from '../grid/arrange.ts';
import { settle } from '../grid/settle.ts';
import { type Body, type Filter, NEW_SIZE, type Tile } from './body.ts';

export function addTile(body: Body, tile: Omit<Tile, 'x' | 'y' | 'w' | 'h'>): Body {
  const size = NEW_SIZE[tile.kind];
  return withTiles(body, [...body.tiles, { ...tile, ...freeCell(body.tiles, size), ...size }]);
}

export function removeTile(body: Body, id: string): Body {
  return withTiles(
    body,
    body.tiles.filter((tile) => tile.id !== id),
  );
}

/** Title, text or view of a tile; its place stays. */
export function changeTile(body: Body, id: string, change: Partial<Omit<Tile, 'id'>>): Body {
  return { ...body, tiles: body.tiles.map((tile) => (tile.id === id ? { ...tile, ...change } : tile)) };
}

export function withTiles(body: Body, tiles: readonly Tile[]): Body {
  return { ...body, tiles: [...settle(tiles)] };
}

/** A filter that lets everything through is none. */
export function withFilter(body: Body, filter: Filter): Body {
  const others = body.filters.filter(({ ref }) => ref !== filter.ref);
  const at = body.filters.findIndex(({ ref }) => ref === filter.ref);
  if (at < 0) return { ...body, filters: [...others, filter] };
  return { ...body, filters: body.filters.map((one, i) => (i === at ? filter : one)) };
}

export function withoutFilter(body: Body, ref: string): Body {
  return { ...body, filters: body.filters.filter((filter) => filter.ref !== ref) };
}

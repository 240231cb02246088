import type { Body, Tile } from './body.ts';

export interface Difference {
  readonly kind: 'added' | 'removed' | 'changed' | 'moved' | 'filters';
  /** Of the tile; empty for filters. */
  readonly id: string;
  readonly title: Tile['title'];
}

/** How one state of a dashboard differs from another, tile by tile. */
export function differences(from: Body, to: Body): readonly Difference[] {
  const before = new Map(from.tiles.map((tile) => [tile.id, tile]));
  const after = new Set(to.tiles.map(({ id }) => id));
  const tiles = to.tiles.flatMap((tile): readonly Difference[] => {
    const old = before.get(tile.id);
    if (old === undefined) return [{ kind: 'added', id: tile.id, title: tile.title }];
    if (!isEqual(contentOf(old), contentOf(tile)))
      return [{ kind: 'changed', id: tile.id, title: tile.title }];
    return isEqual(old, tile) ? [] : [{ kind: 'moved', id: tile.id, title: tile.title }];
  });
  const removed = from.tiles.filter(({ id }) => !after.has(id));
  return [
    ...tiles,
    ...removed.map(({ id, title }): Difference => ({ kind: 'removed', id, title })),
    ...(isEqual(from.filters, to.filters) ? [] : [{ kind: 'filters', id: '', title: '' } as const]),
  ];
}

function contentOf({ x: _, y: __, w: ___, h: ____, ...content }: Tile): unknown {
  return content;
}

/** JSON values; the order of keys says nothing. */
export function isEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const left = Object.entries(a).filter(([, value]) => value !== undefined);
  const right = new Map(Object.entries(b).filter(([, value]) => value !== undefined));
  return left.length === right.size && left.every(([key, value]) => isEqual(value, right.get(key)));
}

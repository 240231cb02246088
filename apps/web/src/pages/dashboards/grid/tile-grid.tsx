import { type CSSProperties, type ReactNode, useRef } from 'react';
import { useNarrow } from '../../../frame/use-narrow.ts';
import type { Tile } from '../board/body.ts';
import { readingOrder } from './place.ts';
import { TileButtons } from './tile-buttons.tsx';
import { TileHandles } from './tile-handles.tsx';
import { type Editing, useArranging } from './use-arranging.ts';
import { useCarry } from './use-carry.ts';

interface Grid {
  readonly tiles: readonly Tile[];
  readonly titleOf: (tile: Tile) => string;
  readonly children: (tile: Tile) => ReactNode;
  /** Null: to be looked at only. */
  readonly editing: Editing | null;
}

/** Twelve columns; tiles are arranged with the mouse, with a finger, or with the keys of their handles. */
export function TileGrid({ tiles, titleOf, children, editing }: Grid) {
  const box = useRef<HTMLDivElement>(null);
  const isNarrow = useNarrow();
  const carrying = useCarry(box, tiles, (next) => editing?.arrange(next));
  const placed = new Map((carrying.preview ?? tiles).map((tile) => [tile.id, tile]));
  const { said, passing, remove, onKeys } = useArranging({
    tiles,
    titleOf,
    editing,
    cancel: carrying.cancel,
  });
  return (
    <div ref={box} className={`tiles ${editing === null ? '' : 'editing'}`}>
      {readingOrder(tiles).map((tile, at) => (
        <div
          key={tile.id}
          className={`tile ${tile.kind} ${tile.w > 4 ? 'wide' : ''} ${carrying.carried === tile.id ? 'carried' : ''}`}
          style={cellsOf(placed.get(tile.id) ?? tile)}
          data-tile={tile.id}
        >
          {children(tile)}
          {editing === null ? null : isNarrow ? (
            <TileButtons
              title={titleOf(tile)}
              isFirst={at === 0}
              isLast={at === tiles.length - 1}
              pass={passing(tile)}
              edit={() => editing.edit(tile)}
              remove={() => remove(tile)}
            />
          ) : (
            <TileHandles
              title={titleOf(tile)}
              edit={() => editing.edit(tile)}
              remove={() => remove(tile)}
              move={{ ...carrying.handlers(tile.id, 'move'), onKeyDown: onKeys(tile, false) }}
              size={{ ...carrying.handlers(tile.id, 'resize'), onKeyDown: onKeys(tile, true) }}
            />
          )}
        </div>
      ))}
      <p className="unseen" role="status">
        {said}
      </p>
    </div>
  );
}

function cellsOf({ x, y, w, h }: Tile): CSSProperties {
  return { '--x': x + 1, '--y': y + 1, '--w': w, '--h': h } as CSSProperties;
}

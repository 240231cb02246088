import { type CSSProperties, type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { Icon } from '../../../parts/icon.tsx';
import { useLanguage } from '../../../words/language.tsx';
import type { Tile } from '../board/body.ts';
import { resize, type Step, step } from './arrange.ts';
import { readingOrder } from './place.ts';
import { useCarry } from './use-carry.ts';
import '../../../parts/icon-button.css';

interface Grid {
  readonly tiles: readonly Tile[];
  readonly titleOf: (tile: Tile) => string;
  readonly children: (tile: Tile) => ReactNode;
  /** Null: to be looked at only. */
  readonly editing: {
    readonly arrange: (tiles: readonly Tile[]) => void;
    readonly edit: (tile: Tile) => void;
    readonly remove: (tile: Tile) => void;
  } | null;
}

const STEPS: Readonly<Record<string, Step>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

const GROWTH: { readonly [S in Step]: readonly [columns: number, rows: number] } = {
  left: [-1, 0],
  right: [1, 0],
  up: [0, -1],
  down: [0, 1],
};

/** Twelve columns; tiles are arranged with the mouse, with a finger, or with the keys of their handles. */
export function TileGrid({ tiles, titleOf, children, editing }: Grid) {
  const { words } = useLanguage();
  const { tile: text } = words.dashboards;
  const box = useRef<HTMLDivElement>(null);
  const [said, say] = useState('');
  const carrying = useCarry(box, tiles, (next) => editing?.arrange(next));
  const placed = new Map((carrying.preview ?? tiles).map((tile) => [tile.id, tile]));
  const arrange = (id: string, next: readonly Tile[], kind: 'placed' | 'sized') => {
    const tile = next.find((one) => one.id === id);
    if (tile === undefined || editing === null) return;
    editing.arrange(next);
    const { x, y, w, h } = tile;
    say(kind === 'placed' ? text.placed(titleOf(tile), x + 1, y + 1) : text.sized(titleOf(tile), w, h));
  };
  const onKeys = (tile: Tile, isResize: boolean) => (event: KeyboardEvent) => {
    if (event.key === 'Escape') carrying.cancel();
    if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      editing?.remove(tile);
      say(text.removed(titleOf(tile)));
    }
    const way = STEPS[event.key];
    if (way === undefined) return;
    event.preventDefault();
    const [w, h] = GROWTH[way];
    if (isResize || event.shiftKey)
      arrange(tile.id, resize(tiles, tile.id, { w: tile.w + w, h: tile.h + h }), 'sized');
    else arrange(tile.id, step(tiles, tile.id, way), 'placed');
  };
  return (
    <div ref={box} className={`tiles ${editing === null ? '' : 'editing'}`}>
      {readingOrder(tiles).map((tile) => (
        <div
          key={tile.id}
          className={`tile ${tile.kind} ${tile.w > 4 ? 'wide' : ''} ${carrying.carried === tile.id ? 'carried' : ''}`}
          style={cellsOf(placed.get(tile.id) ?? tile)}
          data-tile={tile.id}
        >
          {children(tile)}
          {editing === null ? null : (
            <TileHandles
              title={titleOf(tile)}
              edit={() => editing.edit(tile)}
              remove={() => {
                editing.remove(tile);
                say(text.removed(titleOf(tile)));
              }}
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

type Handlers = ReturnType<ReturnType<typeof useCarry>['handlers']> & {
  readonly onKeyDown: (event: KeyboardEvent) => void;
};

function TileHandles(props: {
  readonly title: string;
  readonly edit: () => void;
  readonly remove: () => void;
  readonly move: Handlers;
  readonly size: Handlers;
}) {
  const { tile: text } = useLanguage().words.dashboards;
  const { title, edit, remove, move, size } = props;
  return (
    <>
      <div className="tile-tools">
        <button type="button" className="icon-button grip" aria-label={text.move(title)} {...move}>
          <Icon name="grip" />
        </button>
        <button type="button" className="icon-button" aria-label={text.edit(title)} onClick={edit}>
          <Icon name="pencil" />
        </button>
        <button type="button" className="icon-button" aria-label={text.remove(title)} onClick={remove}>
          <Icon name="close" />
        </button>
      </div>
      <button type="button" className="tile-corner" aria-label={text.resize(title)} {...size} />
    </>
  );
}

function cellsOf({ x, y, w, h }: Tile): CSSProperties {
  return { '--x': x + 1, '--y': y + 1, '--w': w, '--h': h } as CSSProperties;
}

import { type KeyboardEvent, useState } from 'react';
import { useLanguage } from '../../../words/language.tsx';
import type { Tile } from '../board/body.ts';
import { resize, type Step, step } from './arrange.ts';
import { pass, type Way } from './pass.ts';
import { readingOrder } from './place.ts';

/** What can be done to the tiles of a dashboard that is written. */
export interface Editing {
  readonly arrange: (tiles: readonly Tile[]) => void;
  readonly edit: (tile: Tile) => void;
  readonly remove: (tile: Tile) => void;
}

const STEPS: Readonly<Record<string, Step>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

const ORDER: Readonly<Record<string, Way>> = { PageUp: 'earlier', PageDown: 'later' };

const GROWTH: { readonly [S in Step]: readonly [columns: number, rows: number] } = {
  left: [-1, 0],
  right: [1, 0],
  up: [0, -1],
  down: [0, 1],
};

interface Arranged {
  readonly tiles: readonly Tile[];
  readonly titleOf: (tile: Tile) => string;
  /** Null: to be looked at only. */
  readonly editing: Editing | null;
  /** Lets go of a tile that is carried. */
  readonly cancel: () => void;
}

/** Tiles arranged with keys and buttons; what was done is said to those who cannot see it. */
export function useArranging({ tiles, titleOf, editing, cancel }: Arranged) {
  const { tile: text } = useLanguage().words.dashboards;
  const [said, say] = useState('');
  const arrange = (id: string, next: readonly Tile[], kind: 'placed' | 'sized') => {
    const tile = next.find((one) => one.id === id);
    if (tile === undefined || editing === null) return;
    editing.arrange(next);
    const { x, y, w, h } = tile;
    say(kind === 'placed' ? text.placed(titleOf(tile), x + 1, y + 1) : text.sized(titleOf(tile), w, h));
  };
  const passing = (tile: Tile) => (way: Way, button: HTMLElement) => {
    const next = pass(tiles, tile.id, way);
    editing?.arrange(next);
    const at = readingOrder(next).findIndex(({ id }) => id === tile.id);
    say(text.passed(titleOf(tile), at + 1, next.length));
    // A tile that moves in the document loses the focus.
    requestAnimationFrame(() => button.focus());
  };
  const remove = (tile: Tile) => {
    editing?.remove(tile);
    say(text.removed(titleOf(tile)));
  };
  const onKeys = (tile: Tile, isResize: boolean) => (event: KeyboardEvent) => {
    if (event.key === 'Escape') cancel();
    if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      remove(tile);
    }
    const order = ORDER[event.key];
    if (order !== undefined && event.currentTarget instanceof HTMLElement) {
      event.preventDefault();
      passing(tile)(order, event.currentTarget);
    }
    const way = STEPS[event.key];
    if (way === undefined) return;
    event.preventDefault();
    const [w, h] = GROWTH[way];
    if (isResize || event.shiftKey)
      arrange(tile.id, resize(tiles, tile.id, { w: tile.w + w, h: tile.h + h }), 'sized');
    else arrange(tile.id, step(tiles, tile.id, way), 'placed');
  };
  return { said, passing, remove, onKeys };
}

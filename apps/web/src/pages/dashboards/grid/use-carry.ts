import { type PointerEvent, type RefObject, useRef, useState } from 'react';
import { carry, resize } from './arrange.ts';
import { COLUMNS, type Place } from './place.ts';

export const ROW_HEIGHT = 42;
/** Near the edges of the window a carried tile takes the page along. */
const SCROLL_EDGE = 64;
const SCROLL_STEP = 16;

export type Handling = 'move' | 'resize';

interface Hold<P> {
  readonly id: string;
  readonly handling: Handling;
  readonly places: readonly P[];
  readonly x: number;
  readonly y: number;
}

/** Moving and resizing with a pointer: places follow in whole cells, and are given back when the pointer lets go. */
export function useCarry<P extends Place>(
  box: RefObject<HTMLElement | null>,
  places: readonly P[],
  onDone: (places: readonly P[]) => void,
) {
  const hold = useRef<Hold<P> | null>(null);
  const [preview, setPreview] = useState<readonly P[] | null>(null);
  const end = (isKept: boolean) => {
    if (isKept && preview !== null) onDone(preview);
    hold.current = null;
    setPreview(null);
  };
  const follow = (event: PointerEvent) => {
    const held = hold.current;
    const width = box.current?.clientWidth ?? 0;
    const start = held?.places.find(({ id }) => id === held.id);
    if (held === null || start === undefined || width === 0) return;
    scrollAtEdges(event.clientY);
    const columns = Math.round((event.pageX - held.x) / (width / COLUMNS));
    const rows = Math.round((event.pageY - held.y) / ROW_HEIGHT);
    setPreview(
      held.handling === 'move'
        ? carry(held.places, held.id, { x: start.x + columns, y: start.y + rows })
        : resize(held.places, held.id, { w: start.w + columns, h: start.h + rows }),
    );
  };
  return {
    /** Places while a tile is carried. */
    preview,
    carried: preview === null ? null : (hold.current?.id ?? null),
    handlers: (id: string, handling: Handling) => ({
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        hold.current = { id, handling, places, x: event.pageX, y: event.pageY };
      },
      onPointerMove: follow,
      onPointerUp: () => end(true),
      onPointerCancel: () => end(false),
      onLostPointerCapture: () => {
        if (hold.current !== null) end(false);
      },
    }),
    /** Lets go and puts everything back. */
    cancel: () => end(false),
  };
}

function scrollAtEdges(y: number): void {
  if (y < SCROLL_EDGE) window.scrollBy(0, -SCROLL_STEP);
  if (y > window.innerHeight - SCROLL_EDGE) window.scrollBy(0, SCROLL_STEP);
}

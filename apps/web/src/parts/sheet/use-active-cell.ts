import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import type { Place } from './sheet.ts';

/** The line of the heads that sort, above the first one. */
export const HEADS = -1;

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
  PageDown: [15, 0],
  PageUp: [-15, 0],
  Home: [0, -1e9],
  End: [0, 1e9],
};

interface Size {
  readonly lines: number;
  readonly widths: readonly number[];
  readonly nameColumns: number;
  /** From here on columns stay at the right end. */
  readonly ends: number;
  readonly lineHeight: number;
  readonly headHeight: number;
  readonly hasHeads: boolean;
}

/** One cell of the table takes part in the order of tabbing; the arrows move it. */
export function useActiveCell(
  box: RefObject<HTMLElement | null>,
  size: Size,
  open: (place: Place, key: string) => boolean,
) {
  const [active, setActive] = useState<Place>({ line: 0, column: 0 });
  const wantsFocus = useRef(false);
  const at = {
    line: Math.min(active.line, size.lines - 1),
    column: Math.min(active.column, size.widths.length - 1),
  };
  useEffect(() => {
    if (!wantsFocus.current) return;
    const cell = box.current?.querySelector<HTMLElement>(`[data-place="${active.line}:${active.column}"]`);
    // It may come with the scrolling that is under way.
    if (cell === null || cell === undefined) return;
    wantsFocus.current = false;
    cell.focus({ preventScroll: true });
  });
  const go = (place: Place) => {
    wantsFocus.current = true;
    setActive(place);
    if (box.current !== null) scrollTo(box.current, place, size);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const focused = (event.target as HTMLElement).dataset.place;
    if (focused === undefined) return;
    const [line = 0, column = 0] = focused.split(':').map(Number);
    if (open({ line, column }, event.key)) {
      event.preventDefault();
      return;
    }
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    // Leaps stay among the lines; one step up leaves them.
    const top = size.hasHeads && (step[0] === -1 || line === HEADS) ? HEADS : 0;
    go({
      line: Math.max(top, Math.min(size.lines - 1, line + step[0])),
      column: Math.max(0, Math.min(size.widths.length - 1, column + step[1])),
    });
  };
  return { active: at, setActive, onKeyDown };
}

/** Until the cell stands clear of the heads and of the names that stay. */
function scrollTo(view: HTMLElement, { line, column }: Place, size: Size): void {
  const top = line * size.lineHeight;
  const bottom = top + size.lineHeight + size.headHeight - view.clientHeight;
  if (line >= 0 && top < view.scrollTop) view.scrollTop = top;
  if (line >= 0 && bottom > view.scrollTop) view.scrollTop = bottom;
  if (column < size.nameColumns || column >= size.ends) return;
  const sum = (to: number) => size.widths.slice(0, to).reduce((total, width) => total + width, 0);
  // Only the first column stays.
  const left = sum(column) - (size.widths[0] ?? 0);
  const staying = sum(size.widths.length) - sum(size.ends);
  const right = sum(column + 1) + staying - view.clientWidth;
  if (left < view.scrollLeft) view.scrollLeft = left;
  else if (right > view.scrollLeft) view.scrollLeft = right;
}

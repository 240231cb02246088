import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import type { Place } from './sheet.ts';

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

/** One cell of the table takes part in the order of tabbing; the arrows move it. */
export function useActiveCell(
  box: RefObject<HTMLElement | null>,
  size: {
    readonly lines: number;
    readonly columns: number;
    readonly lineHeight: number;
    readonly headHeight: number;
  },
  open: (place: Place, key: string) => boolean,
) {
  const [active, setActive] = useState<Place>({ line: 0, column: 0 });
  const wantsFocus = useRef(false);
  const at = {
    line: Math.min(active.line, size.lines - 1),
    column: Math.min(active.column, size.columns - 1),
  };
  useEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    box.current?.querySelector<HTMLElement>(`[data-place="${active.line}:${active.column}"]`)?.focus();
  });
  const go = (place: Place) => {
    wantsFocus.current = true;
    setActive(place);
    const view = box.current;
    if (view === null) return;
    const top = place.line * size.lineHeight;
    if (top < view.scrollTop) view.scrollTop = top;
    const bottom = top + size.lineHeight + size.headHeight - view.clientHeight;
    if (bottom > view.scrollTop) view.scrollTop = bottom;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (!(event.target as HTMLElement).matches('[data-place]')) return;
    if (open(at, event.key)) {
      event.preventDefault();
      return;
    }
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    go({
      line: Math.max(0, Math.min(size.lines - 1, at.line + step[0])),
      column: Math.max(0, Math.min(size.columns - 1, at.column + step[1])),
    });
  };
  return { active: at, setActive, onKeyDown };
}

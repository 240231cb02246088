import { type RefObject, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** Columns from the first to before the last are drawn, besides those that name a line. */
export interface ShownColumns {
  readonly first: number;
  readonly last: number;
}

/** Pixels drawn at either side of those in sight. */
const AROUND = 800;
/** Tables up to here are drawn whole. */
const WHOLE = 48;

/** Which of many columns are drawn: those before `names`, which name a line, and from `ends` on stay. */
export function useColumnWindow(
  box: RefObject<HTMLElement | null>,
  widths: readonly number[],
  { names, ends }: { readonly names: number; readonly ends: number },
): ShownColumns {
  const [shown, setShown] = useState<ShownColumns>({ first: names, last: WHOLE });
  const isWhole = widths.length <= WHOLE;
  useEffect(() => {
    const place = box.current;
    if (place === null || isWhole) return;
    const look = () => {
      const next = columnsAt(widths, names, [
        place.scrollLeft - AROUND,
        place.scrollLeft + place.clientWidth + AROUND,
      ]);
      setShown((now) => (now.first === next.first && now.last === next.last ? now : next));
    };
    const scrolled = () => flushSync(look);
    look();
    place.addEventListener('scroll', scrolled, { passive: true });
    const observer = new ResizeObserver(look);
    observer.observe(place);
    return () => {
      place.removeEventListener('scroll', scrolled);
      observer.disconnect();
    };
  }, [box, isWhole, widths, names]);
  if (isWhole) return { first: names, last: ends };
  return { first: Math.min(shown.first, ends), last: Math.min(shown.last, ends) };
}

/** Columns that reach into a stretch of pixels. */
export function columnsAt(
  widths: readonly number[],
  names: number,
  [from, to]: readonly [number, number],
): ShownColumns {
  let edge = 0;
  let first = names;
  let last = names;
  for (const [at, width] of widths.entries()) {
    if (at >= names && edge + width <= from) first = at + 1;
    if (edge < to) last = at + 1;
    edge += width;
  }
  return { first: Math.min(first, widths.length), last: Math.max(last, names) };
}

import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { type Span, visibleRows } from './visible-rows.ts';

export const ROW = 33;
/** A page of rows on both sides: a wheel or a key never outruns what is drawn. */
const MORE = 30;

/** The rows of a scrolled box that are to be drawn now. */
export function useSpan(count: number): readonly [RefObject<HTMLElement | null>, Span] {
  const box = useRef<HTMLElement>(null);
  const [span, setSpan] = useState<Span>({ first: 0, end: Math.min(count, MORE * 2) });
  useLayoutEffect(() => {
    const place = box.current;
    if (place === null) return;
    let drawn: Span = { first: 0, end: 0 };
    const spanWith = (more: number) =>
      visibleRows({ count, rowHeight: ROW, top: place.scrollTop, height: place.clientHeight, more });
    const draw = () => {
      drawn = spanWith(MORE);
      setSpan(drawn);
    };
    const onScroll = () => {
      const near = spanWith(MORE / 2);
      if (drawn.first <= near.first && near.end <= drawn.end) return;
      // Within this frame: a state set later would let an empty one be painted.
      flushSync(draw);
    };
    draw();
    place.addEventListener('scroll', onScroll, { passive: true });
    const observer = new ResizeObserver(draw);
    observer.observe(place);
    return () => {
      place.removeEventListener('scroll', onScroll);
      observer.disconnect();
    };
  }, [count]);
  return [box, span];
}

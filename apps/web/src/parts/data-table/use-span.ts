import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
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
    const measure = () => {
      const { scrollTop: top, clientHeight: height } = place;
      const next = visibleRows({ count, rowHeight: ROW, top, height, more: MORE });
      setSpan((now) => (now.first === next.first && now.end === next.end ? now : next));
    };
    measure();
    place.addEventListener('scroll', measure, { passive: true });
    const observer = new ResizeObserver(measure);
    observer.observe(place);
    return () => {
      place.removeEventListener('scroll', measure);
      observer.disconnect();
    };
  }, [count]);
  return [box, span];
}

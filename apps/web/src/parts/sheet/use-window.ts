import { type RefObject, useEffect, useLayoutEffect, useState } from 'react';
import { flushSync } from 'react-dom';

interface Shown {
  readonly first: number;
  readonly last: number;
}

/** Lines drawn above and below those in sight, so that fast scrolling shows no gap. */
const AROUND = 24;
/** Tables up to here are drawn whole. */
const WHOLE = 120;

/** Which of many lines of equal height are drawn; grows and shrinks with the scrolling box. */
export function useWindow(box: RefObject<HTMLElement | null>, count: number, height: number): Shown {
  const [shown, setShown] = useState<Shown>({ first: 0, last: WHOLE });
  const isWhole = count <= WHOLE;
  useLayoutEffect(() => {
    if (box.current !== null && box.current.scrollTop > count * height) box.current.scrollTop = 0;
  }, [box, count, height]);
  useEffect(() => {
    const place = box.current;
    if (place === null || isWhole) return;
    const look = () => {
      const first = Math.max(0, Math.floor(place.scrollTop / height) - AROUND);
      const last = Math.ceil((place.scrollTop + place.clientHeight) / height) + AROUND;
      setShown((now) => (now.first === first && now.last === last ? now : { first, last }));
    };
    // In the frame of the scrolling itself: later would be a frame too late.
    const scrolled = () => flushSync(look);
    look();
    place.addEventListener('scroll', scrolled, { passive: true });
    const observer = new ResizeObserver(look);
    observer.observe(place);
    return () => {
      place.removeEventListener('scroll', scrolled);
      observer.disconnect();
    };
  }, [box, isWhole, height]);
  return isWhole ? { first: 0, last: count } : { first: shown.first, last: Math.min(count, shown.last) };
}

import { type RefObject, useLayoutEffect, useState } from 'react';
import { type Span, visibleRows } from './visible-rows.ts';

const MORE = 6;

/** The rows of a list that are to be drawn now, whatever scrolls around it. */
export function useVisibleRows(
  box: RefObject<HTMLElement | null>,
  { count, height, more = MORE }: { readonly count: number; readonly height: number; readonly more?: number },
): Span {
  const [span, setSpan] = useState<Span>({ first: 0, end: 0 });
  useLayoutEffect(() => {
    const measure = () => {
      if (box.current === null) return;
      const offset = box.current.getBoundingClientRect().top;
      const next = visibleRows({ count, height, offset, window: window.innerHeight, more });
      setSpan((now) => (now.first === next.first && now.end === next.end ? now : next));
    };
    measure();
    const options = { capture: true, passive: true };
    document.addEventListener('scroll', measure, options);
    window.addEventListener('resize', measure);
    return () => {
      document.removeEventListener('scroll', measure, options);
      window.removeEventListener('resize', measure);
    };
  }, [box, count, height, more]);
  return span;
}

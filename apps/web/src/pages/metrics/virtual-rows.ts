import { type RefObject, useLayoutEffect, useState } from 'react';

export interface Span {
  readonly first: number;
  /** Behind the last. */
  readonly end: number;
}

/** Rows of equal height that stand between `top` and `bottom` of the window, and some more on both sides. */
export function visibleRows(given: {
  readonly count: number;
  readonly height: number;
  /** Distance of the first row from the upper edge of the window; negative when it is above. */
  readonly offset: number;
  readonly window: number;
  readonly more: number;
}): Span {
  const { count, height, offset, window, more } = given;
  const first = Math.floor(-offset / height) - more;
  const end = Math.ceil((window - offset) / height) + more;
  const from = Math.max(0, Math.min(first, count));
  return { first: from, end: Math.max(from, Math.min(count, end)) };
}

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

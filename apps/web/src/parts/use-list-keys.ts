import { type KeyboardEvent, useEffect, useState } from 'react';

interface ListKeys {
  /** The entry that Enter chooses. */
  readonly at: number;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly setAt: (at: number) => void;
  /** To be called when the text of the field changes. */
  readonly restart: () => void;
}

interface Listed {
  readonly count: number;
  /** False while the list still shows what an earlier text found. */
  readonly isCurrent: boolean;
  readonly choose: (at: number) => void;
}

/**
 * Arrows, PageUp, PageDown and Enter of a list below a field. Who types and presses Enter at once chooses from what the text finds,
 * not from what is still shown: the choice waits for it.
 */
export function useListKeys({ count, isCurrent, choose }: Listed): ListKeys {
  const [wanted, setAt] = useState(0);
  const [isDue, setDue] = useState(false);
  const at = Math.max(0, Math.min(wanted, count - 1));
  useEffect(() => {
    if (!isDue || !isCurrent) return;
    setDue(false);
    choose(at);
  }, [isDue, isCurrent, choose, at]);
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: count === 0 ? 0 : (at + 1) % count,
    ArrowUp: count === 0 ? 0 : (at - 1 + count) % count,
    PageDown: Math.min(at + 8, count - 1),
    PageUp: Math.max(at - 8, 0),
  };
  return {
    at,
    setAt,
    restart: () => {
      setAt(0);
      setDue(false);
    },
    onKeyDown: (event) => {
      // While a Chinese word is being composed, these keys belong to the input method.
      if (event.nativeEvent.isComposing) return;
      const next = moves[event.key];
      if (next === undefined && event.key !== 'Enter') return;
      event.preventDefault();
      if (next !== undefined) setAt(next);
      else if (isCurrent) choose(at);
      else {
        setAt(0);
        setDue(true);
      }
    },
  };
}

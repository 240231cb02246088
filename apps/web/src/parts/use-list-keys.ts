import { type KeyboardEvent, useState } from 'react';

interface ListKeys {
  /** The entry that Enter chooses. */
  readonly at: number;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly setAt: (at: number) => void;
}

/** Arrows, Home, End and Enter of a list below a field. */
export function useListKeys(count: number, choose: (at: number) => void): ListKeys {
  const [wanted, setAt] = useState(0);
  const at = Math.max(0, Math.min(wanted, count - 1));
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: count === 0 ? 0 : (at + 1) % count,
    ArrowUp: count === 0 ? 0 : (at - 1 + count) % count,
    PageDown: Math.min(at + 8, count - 1),
    PageUp: Math.max(at - 8, 0),
  };
  return {
    at,
    setAt,
    onKeyDown: (event) => {
      // While a Chinese word is being composed, these keys belong to the input method.
      if (event.nativeEvent.isComposing) return;
      const next = moves[event.key];
      if (next === undefined && event.key !== 'Enter') return;
      event.preventDefault();
      if (next === undefined) choose(at);
      else setAt(next);
    },
  };
}

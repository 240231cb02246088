import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';

interface RowKeysAsk {
  readonly count: number;
  /** Rows of a leap by Page Up and Page Down. */
  readonly page: number;
  /** Enter or the space bar on a row. */
  readonly choose: (row: number, key: 'Enter' | ' ') => void;
  /** Brings a row into sight; where it is not drawn yet, it takes the focus when it is. */
  readonly reveal: (row: number) => void;
}

interface RowKeys {
  /** The row that takes part in the order of tabbing. */
  readonly at: number;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly rowProps: (row: number) => {
    readonly 'data-row': number;
    readonly tabIndex: number;
    readonly onFocus: () => void;
  };
}

/** Rows by keyboard: arrows, Home, End and pages move, Enter and the space bar choose. Controls within a row keep their keys. */
export function useRowKeys(
  box: RefObject<HTMLElement | null>,
  { count, page, choose, reveal }: RowKeysAsk,
): RowKeys {
  const [wanted, setAt] = useState(0);
  const at = Math.max(0, Math.min(wanted, count - 1));
  const wantsFocus = useRef(false);
  useEffect(() => {
    if (!wantsFocus.current) return;
    const row = box.current?.querySelector<HTMLElement>(`[data-row="${at}"]`);
    if (row === null || row === undefined) return;
    wantsFocus.current = false;
    row.focus({ preventScroll: true });
  });
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + page,
    PageUp: at - page,
    Home: 0,
    End: count - 1,
  };
  return {
    at,
    onKeyDown: (event) => {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      if ((event.target as HTMLElement).dataset.row === undefined) return;
      const next = moves[event.key];
      if (event.key === 'Enter' || event.key === ' ') choose(at, event.key);
      else if (next === undefined) return;
      else {
        const row = Math.max(0, Math.min(count - 1, next));
        wantsFocus.current = true;
        setAt(row);
        reveal(row);
      }
      event.preventDefault();
    },
    rowProps: (row) => ({ 'data-row': row, tabIndex: row === at ? 0 : -1, onFocus: () => setAt(row) }),
  };
}

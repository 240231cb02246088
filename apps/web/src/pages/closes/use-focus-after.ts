import { useEffect, useRef } from 'react';

/** Where the reader goes on after a dialog whose opener is gone with what was done in it. */
export function useFocusAfter(isOpen: boolean): (find: () => HTMLElement | null) => void {
  const next = useRef<(() => HTMLElement | null) | null>(null);
  useEffect(() => {
    if (isOpen || next.current === null) return;
    next.current()?.focus();
    next.current = null;
  }, [isOpen]);
  return (find) => {
    next.current = find;
  };
}

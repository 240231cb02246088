import { useCallback, useSyncExternalStore } from 'react';

const KEY = 'plumbline.navigation';
const WIDE = '(min-width: 1280px)';
const CHANGED = 'plumbline:navigation';

/** Whether the navigation is 48 wide: as the reader left it, else by the width of the window. */
export function useFolded(): readonly [boolean, () => void] {
  const folded = useSyncExternalStore(watch, isFolded);
  const toggle = useCallback(() => {
    localStorage.setItem(KEY, isFolded() ? 'open' : 'folded');
    dispatchEvent(new Event(CHANGED));
  }, []);
  return [folded, toggle];
}

function isFolded(): boolean {
  const kept = localStorage.getItem(KEY);
  return kept === null ? !matchMedia(WIDE).matches : kept === 'folded';
}

function watch(changed: () => void): () => void {
  const wide = matchMedia(WIDE);
  wide.addEventListener('change', changed);
  addEventListener(CHANGED, changed);
  return () => {
    wide.removeEventListener('change', changed);
    removeEventListener(CHANGED, changed);
  };
}

import { useSyncExternalStore } from 'react';

const NARROW = '(max-width: 599px)';

/** As wide as a phone. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = matchMedia(NARROW);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    () => matchMedia(NARROW).matches,
  );
}

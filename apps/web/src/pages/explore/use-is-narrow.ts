import { useSyncExternalStore } from 'react';

const NARROW = '(max-width: 1023px)';

/** Too narrow for the list of fields beside the answer. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(
    (tell) => {
      const query = matchMedia(NARROW);
      query.addEventListener('change', tell);
      return () => query.removeEventListener('change', tell);
    },
    () => matchMedia(NARROW).matches,
  );
}

import { useMedia } from '../parts/use-media.ts';

/** As wide as a phone. */
export function useNarrow(): boolean {
  return useMedia('(max-width: 599px)');
}

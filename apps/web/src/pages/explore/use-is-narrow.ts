import { useMedia } from '../../parts/use-media.ts';

/** Too narrow for the list of fields beside the answer. */
export function useIsNarrow(): boolean {
  return useMedia('(max-width: 1023px)');
}

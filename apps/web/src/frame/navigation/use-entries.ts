import { useRouter } from '@tanstack/react-router';
import { ENTRIES, type Entry } from './entries.ts';

/** The entries whose pages exist. */
export function useEntries(): readonly Entry[] {
  const { routesByPath } = useRouter();
  return ENTRIES.filter(({ to }) => Object.hasOwn(routesByPath, to));
}

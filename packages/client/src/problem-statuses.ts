import type { Route } from './routes.ts';

/** Statuses with a problem body that a call may answer: its own, those of its access, those of every call. */
export function problemStatuses(route: Route): readonly number[] {
  const always = [403, 500];
  const access = route.access === 'anyone' ? [] : [401];
  return [...new Set([...always, ...access, ...(route.problems ?? [])])].sort((a, b) => a - b);
}

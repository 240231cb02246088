import type { Route } from './routes/route.ts';

/** A body that cannot be read, is too large, or of another type. */
const BODY = [400, 413, 415];

/** Statuses with a problem body that a call may answer: its own, those of its access and body, those of every call. */
export function problemStatuses(route: Route): readonly number[] {
  const always = [403, 500];
  const access = route.access === 'anyone' ? [] : [401];
  const body = route.body === undefined ? [] : BODY;
  return [...new Set([...always, ...access, ...body, ...(route.problems ?? [])])].sort((a, b) => a - b);
}

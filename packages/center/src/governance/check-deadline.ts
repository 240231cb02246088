import { PlumblineError, report } from '@plumbline/diagnostics';
import type { Workings } from '../center/workings.ts';
import { dayOnTheWall } from '../people/principal-of.ts';

/** A revision keeps the day that the request had, also when that has passed. Throws PlumblineError `change/deadline-past`. */
export function checkDeadline(workings: Workings, due: string | null, kept: string | null = null): void {
  const today = dayOnTheWall(workings);
  if (due !== null && due !== kept && due < today)
    throw new PlumblineError([report('change/deadline-past', { due, today })]);
}

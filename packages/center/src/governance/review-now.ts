import type { ReviewMode } from '@plumbline/model';
import { serveAgain } from '../center/serve-again.ts';
import type { Workings } from '../center/workings.ts';
import { reviewOf } from './review-of.ts';

/**
 * How changes are signed today: by the workspace object in force, and by what is written there. The model has no review where an error
 * keeps that object out of it, and a change for a later day decides nothing before that day.
 */
export function reviewNow({ snapshots }: Pick<Workings, 'snapshots'>): ReviewMode | null {
  return reviewOf(snapshots.current().versions);
}

/** The same where it decides what is written: in turn, of the day that it is by then, also when nobody has asked anything of that day. */
export async function reviewInTurn(workings: Workings): Promise<ReviewMode | null> {
  const served = workings.snapshots.current();
  const day = workings.today(served);
  if (day !== served.day) await serveAgain(workings, day);
  return reviewNow(workings);
}

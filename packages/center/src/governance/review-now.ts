import type { ReviewMode } from '@plumbline/model';
import type { Workings } from '../center/workings.ts';
import { reviewOf } from './review-of.ts';

/**
 * How changes are signed today: by the workspace object in force, and by what is written there. The model has no review where an error
 * keeps that object out of it, and a change for a later day decides nothing before that day.
 */
export function reviewNow({ snapshots }: Pick<Workings, 'snapshots'>): ReviewMode | null {
  return reviewOf(snapshots.current().versions);
}

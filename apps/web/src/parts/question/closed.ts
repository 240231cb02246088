import { isOwnGrain } from './own-grains.ts';
import type { Question } from './question.ts';
import { isTime } from './time-grains.ts';

/** Figures as they were when their period was locked. */
export const CLOSED = 'closed';

/** What of a question makes its figures others than those that were locked: of whole periods and the whole company. */
export type Dividing = 'scope' | 'where' | 'by' | 'currency' | 'as_of';

/** Why no closed figure stands beside those of a question; null: nothing is in the way. `isNarrowed`: by what stands around it. */
export function dividingOf(
  { conditions, rows, columns, currency, asOf }: Question,
  isNarrowed: boolean,
): Dividing | null {
  if (isNarrowed) return 'scope';
  if (conditions.length > 0) return 'where';
  const keys = [...rows, ...columns];
  if (keys.length > 1 || !keys.every((key) => isTime(key) && !isOwnGrain(key))) return 'by';
  if (currency !== '') return 'currency';
  return asOf === null ? null : 'as_of';
}

/** Columns of closed figures are put beside an answer: it is not ordered by them. */
export function isOfClosed(column: string): boolean {
  return /__closed(_change)?$/.test(column);
}

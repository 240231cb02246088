import type { Question } from './question.ts';
import { isTime } from './time-grains.ts';

/** The dimension whose members "the largest" are of: the last one that is no time, of the rows where they have one. */
export function limitedOf({ rows, columns }: Pick<Question, 'rows' | 'columns'>): string | undefined {
  const last = (refs: readonly string[]) => refs.findLast((ref) => !isTime(ref));
  return last(rows) ?? last(columns);
}

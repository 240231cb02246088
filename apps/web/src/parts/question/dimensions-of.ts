import type { Question } from './question.ts';
import { isTime } from './time-grains.ts';

/** Members of one dimension whose names a table asks for; a longer list stays as it is stored from there on. */
export const NAMED = 1000;

/** What a question groups by, time left out. */
export function dimensionsOf({ rows, columns }: Pick<Question, 'rows' | 'columns'>): readonly string[] {
  return [...rows, ...columns].filter((ref) => !isTime(ref));
}

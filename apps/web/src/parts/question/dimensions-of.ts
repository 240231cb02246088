import type { Question } from './question.ts';
import { isOrdered } from './time-grains.ts';

/** Members of one dimension whose names a table asks for; a longer list stays as it is stored from there on. */
export const NAMED = 1000;

/** What a question groups by, time and dates left out. */
export function dimensionsOf({ rows, columns }: Pick<Question, 'rows' | 'columns'>): readonly string[] {
  return [...rows, ...columns].filter((ref) => !isOrdered(ref));
}

import type { Result } from '../../api/answer.ts';
import type { Asked } from './query-of.ts';
import type { Question } from './question.ts';

/** An answer with the question it belongs to: while the next one is under way the former one stays. */
export interface Answered {
  readonly question: Question;
  readonly asked: Asked;
  readonly result: Result;
}

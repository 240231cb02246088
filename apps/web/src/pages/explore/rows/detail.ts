import type { Spot } from '../../../parts/pivot/cells.ts';
import type { Answered } from '../../../parts/question/answered.ts';

/** A figure that was opened: its line of the answer and its column. */
export interface Detail {
  readonly spot: Spot;
  readonly column: string;
  readonly answered: Answered;
}

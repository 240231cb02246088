import { fieldOf } from '../../../parts/question/date-key.ts';
import type { Question } from '../../../parts/question/question.ts';
import { removeDimension, type Shelf, toggleDimension } from '../question/edit.ts';
import type { Dimension } from './field-list.tsx';

type Field = Pick<Dimension, 'ref' | 'kind'>;

/** Where it stands among what is asked for; below zero: nowhere. */
export function placeOf({ rows, columns }: Question, field: Field): number {
  return [...rows, ...columns].findIndex((asked) => isBy(asked, field));
}

export function shelfOf({ rows, columns }: Question, field: Field): Shelf | null {
  if (rows.some((asked) => isBy(asked, field))) return 'rows';
  return columns.some((asked) => isBy(asked, field)) ? 'columns' : null;
}

/** Clicked in the list: off, with every cut of it that is asked for; or on, as it is usually asked for. */
export function toggleField(question: Question, field: Field, usual: string): Question {
  const asked = [...question.rows, ...question.columns].filter((each) => isBy(each, field));
  return asked.length === 0 ? toggleDimension(question, usual) : asked.reduce(removeDimension, question);
}

/** A date is asked for by any of its cuts. The day of the question's time is another dimension than its parts. */
function isBy(asked: string, { ref, kind }: Field): boolean {
  return asked === ref || (kind !== 'grain' && fieldOf(asked) === ref);
}

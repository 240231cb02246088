import type { Words } from '../../../../words/catalogs.ts';
import type { ComparedFigures } from './compared-figures.ts';

type Written = Pick<ComparedFigures, 'unitWord' | 'isRate'> & {
  readonly total: NonNullable<ComparedFigures['total']>;
};

/** Both totals and their difference in a line. New is the figure of a metric that was not there: that of another may only have been missing. */
export function answerText({ total, unitWord, isRate }: Written, isAdded: boolean, words: Words): string {
  const { changes: text } = words;
  const { before, after, difference } = total;
  const behind = unitWord ?? '';
  const written = (figure: string) =>
    figure === '—' || behind === '' ? figure : `${figure}${gap(behind)}${behind}`;
  if (isAdded && before === '—' && after !== '—') return text.answerNew(written(after));
  return text.answer(
    written(before),
    written(after),
    isRate && difference !== '—' ? words.inPoints(difference) : written(difference),
  );
}

/** English words stand off their figure. */
function gap(word: string): string {
  return /^[A-Za-z]/.test(word) ? ' ' : '';
}

import { allOf, BIGINT, BOOLEAN, call, column, number, type Scalar, TEXT } from '../../scalar.ts';

/** What a span block calls the column that says how its figures came about. */
export function spanState(measure: string): string {
  return `${measure}:spans`;
}

/** In place of how figures came about: nothing is reported, and missing is 0. */
export const NOTHING_REPORTED = '-';

/** How the figures of a cell came about; `shown`: what stands in it where missing is 0. */
export function spanStateOf(measure: string, shown: Scalar | null): Scalar {
  const state = column(spanState(measure), TEXT);
  if (shown === null) return state;
  const isEmpty = allOf([call('is_null', [state], BOOLEAN), call('is_not_null', [shown], BOOLEAN)]);
  if (isEmpty === null) return state;
  const then: Scalar = { kind: 'literal', value: NOTHING_REPORTED, type: TEXT };
  return { kind: 'case', whens: [{ when: isEmpty, then }], otherwise: state, type: TEXT };
}

/** How many series of a cell have rows in its range, and how many of them a figure. */
export function seriesCounts(measure: string): { readonly all: string; readonly figures: string } {
  return { all: `${measure}:series`, figures: `${measure}:figures` };
}

/** `4/5`: so many series are not in the figure of a cell, of so many; null: nobody is left out. */
export function leftOutText(measure: string): Scalar {
  const counts = seriesCounts(measure);
  const [all, figures] = [column(counts.all, BIGINT), column(counts.figures, BIGINT)];
  const text = (count: Scalar) => call('cast', [count], TEXT);
  const slash: Scalar = { kind: 'literal', value: '/', type: TEXT };
  const left = call('subtract', [all, figures], BIGINT);
  const isLarger = (count: Scalar, than: Scalar) => call('gt', [count, than], BOOLEAN);
  const when = call('and', [isLarger(figures, number(0)), isLarger(all, figures)], BOOLEAN);
  const then = call('concat', [text(left), slash, text(all)], TEXT);
  return { kind: 'case', whens: [{ when, then }], otherwise: null, type: TEXT };
}

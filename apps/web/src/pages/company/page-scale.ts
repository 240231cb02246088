import { type TableScale, tableScale } from '@plumbline/finance';
import { cellOf, columnOf } from '../../api/answer.ts';
import { readingOf } from '../../reading/figure-text.ts';
import type { Locale } from '../../words/catalogs.ts';
import type { Asked } from './figures.ts';

/** The one unit of money of the page: what the largest of its figures asks for; null until all are there, so that none is written twice. */
export function pageScale(asked: readonly Asked[], locale: Locale): TableScale | null {
  if (asked.some(({ result, error }) => result === undefined && error === null)) return null;
  const amounts = asked.flatMap(({ metric: { name }, result }) =>
    result !== undefined && readingOf(columnOf(result, name)?.unit) === 'money'
      ? [cellOf(result, 0, name)]
      : [],
  );
  return tableScale(amounts, locale);
}

import { workbookUnit } from '@plumbline/finance';
import type { ResultColumn } from '@plumbline/query';
import type { HEADING_WORDS } from './heading-words.ts';
import { fullHeading } from './headings.ts';
import { workbookColumn } from './workbook-column.ts';

/** Headings of a workbook, each with the unit of its column: 营业收入（元）, Revenue (CNY). */
export function workbookHeadings(
  columns: readonly ResultColumn[],
  locale: keyof typeof HEADING_WORDS,
): readonly string[] {
  return columns.map((column) => {
    const heading = fullHeading(column.name, columns, locale);
    const isFigure = column.role === 'metric' || column.role === 'compare';
    const currency = column.currency ?? columns.find(({ name }) => name === column.of)?.currency;
    const unit = isFigure ? workbookUnit({ ...workbookColumn(column), currency }, locale) : '';
    if (unit === '') return heading;
    return { zh: `${heading}（${unit}）`, en: `${heading} (${unit})` }[locale];
  });
}

import type { Wire } from '@plumbline/client';
import { headerUnit, unitWord } from '@plumbline/finance';
import { exactText, readingOf, signedText } from '../../reading/figure-text.ts';
import type { Locale } from '../../words/catalogs.ts';

type Result = Wire<'Reconciled'>;

/** To the last digit: what is reconciled is not rounded. */
export function figureText(result: Result, name: string, value: Result['total'][number] | undefined): string {
  if (value === null || value === undefined || typeof value === 'boolean') return '—';
  const column = result.columns.find((each) => each.name === name);
  const text = exactText(value, column?.unit);
  return name === 'difference' ? signedText(text) : text;
}

/** What stands behind a figure of a column: `元`, `CNY`, `天`. */
export function unitWordOf(result: Result, name: string, locale: Locale): string {
  const column = result.columns.find((each) => each.name === name);
  if (readingOf(column?.unit) !== 'money') return unitWord(column?.unit, locale);
  return headerUnit({ shift: 0, decimals: 2 }, column?.currency ?? '', locale);
}

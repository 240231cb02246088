import type { Wire } from '@plumbline/client';
import type { Locale } from '@plumbline/diagnostics';
import { pointsText, scaleWord, shareText, signedText, tileText, unitWord } from '@plumbline/finance';
import type { PageWords } from '../page-words.ts';

type Column = Wire<'MetricResult'>['columns'][number];
type Cell = Wire<'MetricResult'>['rows'][number][number];

/** A figure as people read it: money in 万 and 亿, or M and B; rates in percent. The exact value is in the title. */
export function figureText(cell: Cell, { type, unit }: Column, locale: Locale): string {
  if (cell === null) return '–';
  if (typeof cell === 'boolean' || type === 'text' || type === 'date' || type === 'timestamp')
    return String(cell);
  const { text, scale } = tileText(cell, unit, locale);
  const word = unitWord(unit, locale);
  return `${text}${scaleWord(scale, locale)}${locale === 'en' && word !== '' ? ' ' : ''}${word}`;
}

/** The change of a rate is in points, everything else in percent. */
export function changeText(change: Cell, percent: Cell, column: Column, words: PageWords): string | null {
  const isRate = column.unit === 'percent';
  const value = isRate ? change : percent;
  if (value === null || typeof value === 'boolean') return null;
  return isRate ? `${pointsText(value)} ${words.points}` : signedText(shareText(value));
}

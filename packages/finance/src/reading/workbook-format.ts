import type { Locale } from '@plumbline/diagnostics';
import { headerUnit } from './table-scale.ts';
import { decimalsOf, readingOf, unitWord } from './units.ts';

/** What a column of figures says: a value, its difference, the difference of two rates, growth, or a share of a plan. */
export type FigureKind = 'value' | 'change' | 'points' | 'growth' | 'share';

export interface WorkbookColumn {
  readonly kind: FigureKind;
  readonly unit: string | undefined;
  readonly currency?: string | undefined;
  /** Does its type hold whole numbers only. */
  readonly isWhole: boolean;
}

/**
 * The number format of a column in a workbook: digits, signs and brackets as on the screen, where brackets
 * stand for the minus of a figure and not for that of a difference. Cells keep every digit, so that
 * money stands in its own unit and not in 万元: a format of Excel can leave thousands away, not ten thousands.
 */
export function workbookFormat(column: WorkbookColumn, hasBrackets = false): string {
  const digits = digitsOf(column);
  if (column.kind !== 'value' && column.kind !== 'share') return `+${digits};-${digits};${digits}`;
  // `_)` keeps the room of a bracket, so that digits stand below digits.
  return hasBrackets ? `${digits}_);(${digits})` : digits;
}

/** What a heading of a workbook says of the unit: 元, CNY, 天, 百分点; empty where the figures say it themselves. */
export function workbookUnit({ kind, unit, currency }: WorkbookColumn, locale: Locale): string {
  if (kind === 'points') return { zh: '百分点', en: 'pts' }[locale];
  if (kind === 'growth' || kind === 'share') return '';
  if (readingOf(unit) !== 'money') return unitWord(unit, locale);
  return currency === undefined ? '' : headerUnit({ shift: 0, decimals: 2 }, currency, locale);
}

function digitsOf({ kind, unit, isWhole }: WorkbookColumn): string {
  if (kind === 'growth' || kind === 'share') return '#,##0.0%';
  const reading = readingOf(unit);
  if (reading === 'percent') return '#,##0.00%';
  const decimals = reading === 'money' ? 2 : (decimalsOf(unit) ?? (isWhole ? 0 : 2));
  return decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`;
}

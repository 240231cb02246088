import { headerUnit, type TableScale, tableScale } from '@plumbline/finance';
import type { Locale } from '../words/catalogs.ts';
import type { Figure } from './decimal.ts';
import { changeTableText, pointsText, readingOf, tableText } from './figure-text.ts';

/** One unit and as many decimals for all figures of a table, a chart or an axis. */
export interface SheetUnit {
  readonly unit: string | undefined;
  readonly scale: TableScale;
  readonly locale: Locale;
}

/** The unit that the largest of the figures asks for: a price stays in yuan, a revenue stands in ten thousands. */
export function sheetUnitOf(
  figures: readonly (Figure | null)[],
  unit: string | undefined,
  locale: Locale,
): SheetUnit {
  return { unit, scale: tableScale(figures, locale), locale };
}

export function isRate({ unit }: SheetUnit): boolean {
  return readingOf(unit) === 'percent';
}

/** A figure in the unit of its sheet; the unit itself stands in the header. */
export function sheetText(figure: Figure, { unit, scale, locale }: SheetUnit): string {
  return tableText(figure, unit, locale, scale);
}

/** A difference of two figures of the sheet: rates in points, without the word, which the header says. */
export function sheetChangeText(figure: Figure, sheet: SheetUnit): string {
  return isRate(sheet) ? pointsText(figure) : changeTableText(figure, sheet.unit, sheet.locale, sheet.scale);
}

/** `万元`, `CNY million`; null: it needs no word. */
export function sheetWord({ unit, scale, locale }: SheetUnit, currency: string | undefined): string | null {
  return readingOf(unit) === 'money' ? headerUnit(scale, currency ?? '', locale) : null;
}

import type { Locale } from '../words/catalogs.ts';
import { decimalText, type Figure } from './decimal.ts';
import { readingOf, signedText } from './figure-text.ts';

export type SheetScale = 'one' | 'thousand' | 'wan' | 'million' | 'yi' | 'billion';

/** One unit and as many decimals for all figures of a table, a chart or an axis. */
export interface SheetUnit {
  readonly reading: ReturnType<typeof readingOf>;
  readonly scale: SheetScale;
  readonly decimals: number;
}

/** Largest figure from which on a unit is taken, largest first. */
const SCALES: { readonly [L in Locale]: readonly (readonly [number, SheetScale, number])[] } = {
  zh: [
    [1e10, 'yi', 2],
    [1e5, 'wan', 1],
  ],
  en: [
    [1e10, 'billion', 2],
    [1e6, 'million', 2],
    [1e5, 'thousand', 1],
  ],
};

const POWERS: { readonly [S in SheetScale]: number } = {
  one: 0,
  thousand: 3,
  wan: 4,
  million: 6,
  yi: 8,
  billion: 9,
};

/** The unit that the largest of the figures asks for: a price stays in yuan, a revenue stands in ten thousands. */
export function sheetUnitOf(
  figures: readonly (Figure | null)[],
  unit: string | undefined,
  locale: Locale,
): SheetUnit {
  const reading = readingOf(unit);
  const numbers = figures.filter((figure) => figure !== null).map(Number);
  const isWhole = numbers.every((number) => Number.isInteger(number));
  if (reading === 'percent') return { reading, scale: 'one', decimals: 2 };
  if (reading === 'number') return { reading, scale: 'one', decimals: isWhole ? 0 : 2 };
  const largest = Math.max(0, ...numbers.map(Math.abs));
  const [, scale, decimals] = SCALES[locale].find(([from]) => largest >= from) ?? [0, 'one', 2];
  return { reading, scale: scale as SheetScale, decimals: Number(decimals) };
}

/** A figure in the unit of its sheet; the unit itself stands in the header. */
export function sheetText(figure: Figure, { reading, scale, decimals }: SheetUnit): string {
  if (reading === 'percent') {
    const text = decimalText(figure, 2, decimals);
    return text === null ? String(figure) : `${text}%`;
  }
  return decimalText(figure, -POWERS[scale], decimals) ?? String(figure);
}

/** A difference of two figures of the sheet: rates in points, without the word, which the header says. */
export function sheetChangeText(figure: Figure, { reading, scale, decimals }: SheetUnit): string {
  const shift = reading === 'percent' ? 2 : -POWERS[scale];
  return signedText(decimalText(figure, shift, decimals) ?? String(figure));
}

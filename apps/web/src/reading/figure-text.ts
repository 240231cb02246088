import type { Locale } from '../words/catalogs.ts';
import { decimalText, type Figure, MINUS } from './decimal.ts';

/** How a unit is read. */
export type Reading = 'money' | 'percent' | 'number';

export function readingOf(unit: string | undefined): Reading {
  if (unit === 'percent') return 'percent';
  return unit?.startsWith('money') === true ? 'money' : 'number';
}

/** Money of one table has one unit, named in its header: 万元, or millions. */
const TABLE: { readonly [L in Locale]: { readonly shift: number; readonly decimals: number } } = {
  zh: { shift: -4, decimals: 1 },
  en: { shift: -6, decimals: 2 },
};

/** In a table: money in the unit of the header, rates with two decimals, counts whole. */
export function tableText(figure: Figure, unit: string | undefined, locale: Locale): string {
  const reading = readingOf(unit);
  const { shift, decimals } = TABLE[locale];
  if (reading === 'money') return decimalText(figure, shift, decimals) ?? String(figure);
  if (reading === 'percent') return withPercent(decimalText(figure, 2, 2), figure);
  return decimalText(figure, 0, isWhole(figure) ? 0 : 2) ?? String(figure);
}

type ScaleWord = 'yi' | 'wan' | 'small' | null;

const SCALES: { readonly [L in Locale]: readonly (readonly [number, ScaleWord])[] } = {
  zh: [
    [8, 'yi'],
    [4, 'wan'],
  ],
  en: [
    [9, 'yi'],
    [6, 'wan'],
    [3, 'small'],
  ],
};

/** On a tile: the size chooses the unit, 1.28 亿 or 12.8 M. `scale` names the word that follows. */
export function tileText(
  figure: Figure,
  unit: string | undefined,
  locale: Locale,
): { readonly text: string; readonly scale: ScaleWord } {
  if (readingOf(unit) === 'percent') return { text: tableText(figure, unit, locale), scale: null };
  const size = Math.abs(Number(figure));
  const found = SCALES[locale].find(([power]) => size >= 10 ** power && (size >= 1e5 || unit !== 'number'));
  const isMoney = readingOf(unit) === 'money';
  if (found === undefined || !isMoney)
    return { text: decimalText(figure, 0, isWhole(figure) ? 0 : 2) ?? String(figure), scale: null };
  const [power, scale] = found;
  const decimals = size >= 10 ** (power + 3) ? 0 : size >= 10 ** (power + 2) ? 1 : 2;
  return { text: decimalText(figure, -power, decimals) ?? String(figure), scale };
}

/** A share that a person checks by hand: one decimal. */
export function shareText(figure: Figure): string {
  return withPercent(decimalText(figure, 2, 1), figure);
}

/** A difference always shows its sign; none at zero. */
export function signedText(text: string): string {
  if (text.startsWith(MINUS) || /^[0.,%]*$/.test(text)) return text;
  return `+${text}`;
}

/** The difference of two rates, in points. */
export function pointsText(figure: Figure): string {
  return signedText(decimalText(figure, 2, 2) ?? String(figure));
}

function withPercent(text: string | null, figure: Figure): string {
  return text === null ? String(figure) : `${text}%`;
}

function isWhole(figure: Figure): boolean {
  return Number.isInteger(Number(figure));
}

import type { Locale } from '@plumbline/diagnostics';
import { decimalText, exactOf, type Figure, MINUS, signOf } from './decimal.ts';
import { type TableScale, USUAL } from './table-scale.ts';
import { decimalsOf, readingOf, type ScaleWord } from './units.ts';

/** In a table: money in the unit of the header, rates with two decimals, counts whole. */
export function tableText(
  figure: Figure,
  unit: string | undefined,
  locale: Locale,
  scale: TableScale = USUAL[locale],
): string {
  const reading = readingOf(unit);
  if (reading === 'money') return decimalText(figure, scale.shift, scale.decimals) ?? String(figure);
  if (reading === 'percent') return withPercent(decimalText(figure, 2, 2), figure);
  return plainText(figure, unit);
}

/** Powers of ten that have a word, and from which a plain number uses it. */
const SCALES: { readonly [L in Locale]: readonly (readonly [number, NonNullable<ScaleWord>])[] } = {
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
/** Counts of people and orders are read digit by digit for longer than money. */
const PLAIN_BELOW = 1e6;

/** On a tile: the size chooses the unit, 1.28 亿 or 12.8 M. `scale` names the word that follows. */
export function tileText(
  figure: Figure,
  unit: string | undefined,
  locale: Locale,
): { readonly text: string; readonly scale: ScaleWord } {
  if (readingOf(unit) === 'percent') return { text: tableText(figure, unit, locale), scale: null };
  const size = Math.abs(Number(figure));
  const isMoney = readingOf(unit) === 'money';
  const found = SCALES[locale].find(([power]) => size >= 10 ** power);
  if (found === undefined || (!isMoney && size < PLAIN_BELOW))
    return { text: isMoney ? smallMoney(figure) : plainText(figure, unit), scale: null };
  const [power, scale] = found;
  const decimals = size >= 10 ** (power + 3) ? 0 : size >= 10 ** (power + 2) ? 1 : 2;
  return { text: decimalText(figure, -power, decimals) ?? String(figure), scale };
}

/** Every digit there is, for whoever asks: `57,220,000.00`, `37.0512%`. */
export function exactText(figure: Figure, unit: string | undefined): string {
  const exact = exactOf(figure);
  if (exact === null) return String(figure);
  if (readingOf(unit) !== 'percent')
    return decimalText(figure, 0, Math.max(exact.scale, 0)) ?? String(figure);
  return withPercent(decimalText(figure, 2, Math.max(exact.scale - 2, 2)), figure);
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

/** A price is read to the cent as long as cents say something. */
function smallMoney(figure: Figure): string {
  const size = Math.abs(Number(figure));
  return (
    decimalText(figure, 0, size >= 1000 || signOf(figure) === 0 ? 0 : size >= 100 ? 1 : 2) ?? String(figure)
  );
}

function plainText(figure: Figure, unit: string | undefined): string {
  const decimals = decimalsOf(unit) ?? (Number.isInteger(Number(figure)) ? 0 : 2);
  return decimalText(figure, 0, decimals) ?? String(figure);
}

function withPercent(text: string | null, figure: Figure): string {
  return text === null ? String(figure) : `${text}%`;
}

import {
  bracketed,
  type Figure,
  tableText as plainTableText,
  tileText as plainTileText,
  type ScaleWord,
  scaleWord,
  signedText,
  type TableScale,
  unitBehind,
} from '@plumbline/finance';
import type { Locale } from '../words/catalogs.ts';
import { currentChoice } from './choice.ts';

export { exactText, pointsText, readingOf, shareText, signedText } from '@plumbline/finance';
export type { ScaleWord };

/** In a table: money in the unit of the header, rates with two decimals, counts whole; negatives as the reader wants them. */
export function tableText(
  figure: Figure,
  unit: string | undefined,
  locale: Locale,
  scale?: TableScale,
): string {
  return asWanted(plainTableText(figure, unit, locale, scale));
}

/** A difference in the unit of a table: its sign always shows, and its minus stays a minus. */
export function changeTableText(
  figure: Figure,
  unit: string | undefined,
  locale: Locale,
  scale?: TableScale,
): string {
  return signedText(plainTableText(figure, unit, locale, scale));
}

/** On a tile: the size chooses the unit, 1.28 亿 or 12.8 M. `scale` names the word that follows. */
export function tileText(
  figure: Figure,
  unit: string | undefined,
  locale: Locale,
): { readonly text: string; readonly scale: ScaleWord } {
  const { text, scale } = plainTileText(figure, unit, locale);
  return { text: asWanted(text), scale };
}

/** A tile's figure with all that stands behind it: `1.28亿`, `74.2天`, `335.0元`. */
export function writtenTile(
  figure: Figure,
  unit: string | undefined,
  locale: Locale,
): { readonly text: string; readonly behind: string } {
  const { text, scale } = tileText(figure, unit, locale);
  if (text.endsWith('%')) return { text: text.slice(0, -1), behind: '%' };
  return { text, behind: `${scaleWord(scale, locale)}${unitBehind(unit, locale)}` };
}

function asWanted(text: string): string {
  return currentChoice().hasBrackets ? bracketed(text) : text;
}

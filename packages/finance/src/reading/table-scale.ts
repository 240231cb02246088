import type { Locale } from '@plumbline/diagnostics';
import { exactOf, type Figure } from './decimal.ts';

/** The one unit of money in a table; its header names it. */
export interface TableScale {
  readonly shift: number;
  readonly decimals: number;
}

/** What is shown where nothing is known about the other figures. */
export const USUAL: { readonly [L in Locale]: TableScale } = {
  zh: { shift: -4, decimals: 1 },
  en: { shift: -6, decimals: 2 },
};

const CHOICES: {
  readonly [L in Locale]: readonly {
    readonly from: number;
    readonly scale: TableScale;
    readonly name: string;
  }[];
} = {
  zh: [
    { from: 11, scale: { shift: -8, decimals: 2 }, name: '亿' },
    { from: 5, scale: USUAL.zh, name: '万' },
    { from: 3, scale: { shift: 0, decimals: 0 }, name: '' },
    { from: Number.NEGATIVE_INFINITY, scale: { shift: 0, decimals: 2 }, name: '' },
  ],
  en: [
    { from: 12, scale: { shift: -9, decimals: 2 }, name: 'billion' },
    { from: 6, scale: USUAL.en, name: 'million' },
    { from: 5, scale: { shift: -3, decimals: 1 }, name: 'thousand' },
    { from: 3, scale: { shift: 0, decimals: 0 }, name: '' },
    { from: Number.NEGATIVE_INFINITY, scale: { shift: 0, decimals: 2 }, name: '' },
  ],
};

/** The unit in which the largest figure of a table has few digits and none is lost: 元, 万元 or 亿元; millions. */
export function tableScale(figures: readonly (Figure | null)[], locale: Locale): TableScale {
  const most = Math.max(Number.NEGATIVE_INFINITY, ...figures.map(magnitudeOf));
  if (most === Number.NEGATIVE_INFINITY) return USUAL[locale];
  return CHOICES[locale].find(({ from }) => most >= from)?.scale ?? USUAL[locale];
}

/** `万元`, `CNY million`: what a header says. */
export function headerUnit(scale: TableScale, currency: string, locale: Locale): string {
  const name = CHOICES[locale].find(({ scale: { shift } }) => shift === scale.shift)?.name ?? '';
  const written = currency === 'CNY' ? { zh: '元', en: 'CNY' } : { zh: currency, en: currency };
  return { zh: `${name}${written.zh}`, en: `${written.en} ${name}`.trim() }[locale];
}

/** Power of ten of the first digit. */
function magnitudeOf(figure: Figure | null): number {
  const exact = figure === null ? null : exactOf(figure);
  if (exact === null || exact.digits === 0n) return Number.NEGATIVE_INFINITY;
  return String(exact.digits).replace('-', '').length - 1 - exact.scale;
}

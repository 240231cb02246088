import type { Locale } from '@plumbline/diagnostics';

/** How a unit is read. */
export type Reading = 'money' | 'percent' | 'number';

/** The power of ten that a tile shows a figure in. */
export type ScaleWord = 'yi' | 'wan' | 'small' | null;

export function readingOf(unit: string | undefined): Reading {
  if (unit === 'percent') return 'percent';
  return unit?.startsWith('money') === true ? 'money' : 'number';
}

const DECIMALS: Readonly<Record<string, number>> = { percent: 2, days: 1, ratio: 2 };

/** Decimals of one unit, the same in every row; null: as the figure has them, none or two. */
export function decimalsOf(unit: string | undefined): number | null {
  if (unit === undefined) return null;
  return unit.startsWith('count') ? 0 : (DECIMALS[unit] ?? null);
}

const SCALES: { readonly [L in Locale]: { readonly [S in NonNullable<ScaleWord>]: string } } = {
  zh: { yi: '亿', wan: '万', small: '' },
  en: { yi: 'B', wan: 'M', small: 'K' },
};

export function scaleWord(scale: ScaleWord, locale: Locale): string {
  return scale === null ? '' : SCALES[locale][scale];
}

const WORDS: Readonly<Record<string, { readonly [L in Locale]: string }>> = {
  days: { zh: '天', en: 'days' },
  ratio: { zh: '倍', en: 'times' },
};

/** What stands behind a figure that is not money: 天, 倍; nothing for counts and rates. */
export function unitWord(unit: string | undefined, locale: Locale): string {
  return WORDS[unit ?? '']?.[locale] ?? '';
}

/** The same behind the figure itself: `37.1 days`, `37.1天`. */
export function unitBehind(unit: string | undefined, locale: Locale): string {
  const word = unitWord(unit, locale);
  return locale === 'en' && word !== '' ? ` ${word}` : word;
}

import type { Locale } from '@plumbline/diagnostics';
import { type Figure, MINUS, signOf } from './decimal.ts';
import { pointsText, shareText, signedText, tableText, tileText } from './figure-text.ts';
import { dash, nullText } from './null-text.ts';
import { readingOf, scaleWord, unitBehind } from './units.ts';

/** Cells of an answer; nothing here is computed from another. */
export interface ComparedFigure {
  readonly value: Figure | null;
  readonly base: Figure | null;
  readonly change: Figure | null;
  readonly percent: Figure | null;
  readonly unit: string | undefined;
  /** Code of the note at `percent`. */
  readonly why: string | null;
  /** What the base is called where it is zero: 上年同期, `year ago`. */
  readonly baseName: string;
  /** A profit turns from loss to profit; anything else only changes its sign. */
  readonly isProfit: boolean;
}

/** How a change is said. `words`: the sign turned, or stayed negative, so that a percentage would mislead. */
export interface ChangeText {
  readonly kind: 'percent' | 'points' | 'words' | 'none';
  readonly text: string;
}

/** Points for rates, the difference itself for plain ratios, percent where both are positive, words where a sign turns, and a reason where there is no answer. */
export function changeText(compared: ComparedFigure, locale: Locale): ChangeText {
  const { value, base, change, percent, unit, why } = compared;
  if (readingOf(unit) === 'percent')
    return change === null
      ? none(withoutBase(why, base), locale)
      : { kind: 'points', text: points(change, locale) };
  const now = value === null ? null : signOf(value);
  const before = base === null ? null : signOf(base);
  if (before === null) return none(why ?? 'base-missing', locale);
  if (now === null) return none(why, locale);
  if (before === 0) return now === 0 ? { kind: 'percent', text: shareText(0) } : zeroBase(compared, locale);
  if (before < 0 || now < 0) return { kind: 'words', text: turned(compared, { before, now }, locale) };
  if (percent !== null) return { kind: 'percent', text: signedText(shareText(percent)) };
  if (why !== 'no-percent-of-ratio' || change === null) return none(why, locale);
  return {
    kind: 'points',
    text: `${signedText(tableText(change, unit, locale))}${unitBehind(unit, locale)}`,
  };
}

/** The note says what rates have in common; here the base itself is not there, or the figure. */
function withoutBase(why: string | null, base: Figure | null): string | null {
  if (why !== 'no-percent-of-ratio') return why;
  return base === null ? 'base-missing' : null;
}

function points(change: Figure, locale: Locale): string {
  return { zh: `${pointsText(change)}百分点`, en: `${pointsText(change)} pts` }[locale];
}

function none(why: string | null, locale: Locale): ChangeText {
  return { kind: 'none', text: nullText(why, locale) };
}

function zeroBase({ baseName }: ComparedFigure, locale: Locale): ChangeText {
  const reason = { zh: `${baseName}为0`, en: `${baseName} was 0` }[locale];
  return { kind: 'none', text: dash(reason, locale) };
}

interface Turns {
  readonly toPositive: string;
  readonly toNegative: string;
  readonly less: (amount: string) => string;
  readonly more: (amount: string) => string;
  readonly same: string;
}

const PROFIT: { readonly [L in Locale]: Turns } = {
  zh: {
    toPositive: '扭亏为盈',
    toNegative: '由盈转亏',
    less: (amount) => `减亏${amount}`,
    more: (amount) => `增亏${amount}`,
    same: '亏损持平',
  },
  en: {
    toPositive: 'turned to profit',
    toNegative: 'turned to loss',
    less: (amount) => `loss down ${amount}`,
    more: (amount) => `loss up ${amount}`,
    same: 'same loss',
  },
};

const AMOUNT: { readonly [L in Locale]: Turns } = {
  zh: {
    toPositive: '由负转正',
    toNegative: '由正转负',
    less: (amount) => `负数收窄${amount}`,
    more: (amount) => `负数扩大${amount}`,
    same: '持平',
  },
  en: {
    toPositive: 'turned positive',
    toNegative: 'turned negative',
    less: (amount) => `up ${amount}, still negative`,
    more: (amount) => `down ${amount}, more negative`,
    same: 'unchanged',
  },
};

function turned(
  { change, unit, isProfit }: ComparedFigure,
  { before, now }: { readonly before: number; readonly now: number },
  locale: Locale,
): string {
  const words = (isProfit ? PROFIT : AMOUNT)[locale];
  if (before < 0 && now >= 0) return words.toPositive;
  if (before > 0) return words.toNegative;
  const sign = change === null ? 0 : (signOf(change) ?? 0);
  if (change === null || sign === 0) return words.same;
  const { text, scale } = tileText(change, unit, locale);
  const size = `${text.replace(MINUS, '')}${scaleWord(scale, locale)}${unitBehind(unit, locale)}`;
  return sign > 0 ? words.less(size) : words.more(size);
}

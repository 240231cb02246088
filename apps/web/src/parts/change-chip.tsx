import { type ChangeText, type ComparedFigure, changeText as financeText } from '@plumbline/finance';
import type { Cell } from '../api/answer.ts';
import { type Direction, verdictOf } from '../reading/verdict.ts';
import type { Locale, Words } from '../words/catalogs.ts';
import { useLanguage } from '../words/language.tsx';

export interface Change {
  readonly change: Cell;
  readonly percent: Cell;
  readonly isRate: boolean;
  readonly why: string | null;
  /** With value and base known, a sign that turns is said in words, and a base of zero is named. */
  readonly value?: Cell;
  readonly base?: Cell;
  readonly unit?: string | undefined;
  /** A profit turns from loss to profit; other amounts only change their sign. */
  readonly isProfit?: boolean;
}

interface Chip extends Change {
  readonly label: string;
  readonly direction: Direction | undefined;
  /** Where there is little room: shorter words for the verdict. */
  readonly isShort?: boolean;
}

/** A comparison with its verdict in word and colour. */
export function ChangeChip({ label, direction, isShort = false, ...change }: Chip) {
  const { words, locale } = useLanguage();
  const { kind, text } = readingOfChange(change, words, locale);
  const size = change.change === null || kind === 'none' ? null : Number(change.change);
  const verdict = isNothing(text) ? null : verdictOf(size, direction);
  const verdicts = isShort ? words.parts.verdict : words.verdict;
  const rise = size === null || size === 0 ? '' : size > 0 ? 'rises' : 'falls';
  return (
    <span className={`chip ${verdict ?? 'neutral'} ${rise}`}>
      {label} <b>{text}</b> {verdict === null || (isShort && kind === 'words') ? null : verdicts[verdict]}
    </span>
  );
}

/** What is written as no change has no verdict either. */
export function isNothing(text: string): boolean {
  return /^[0.,]+\D*$/.test(text);
}

/** Rates differ in points, amounts in percent or in words; what has no answer says why. */
export function changeText(given: Change, words: Words, locale: Locale): string {
  return readingOfChange(given, words, locale).text;
}

function readingOfChange(given: Change, words: Words, locale: Locale): ChangeText {
  const { change, percent, why, isRate, unit, isProfit = false } = given;
  // A caller that knows only the change vouches for a positive base.
  const isKnown = given.value !== undefined && given.base !== undefined;
  const compared: ComparedFigure = {
    value: isKnown ? (given.value ?? null) : percent === null ? null : 1,
    base: isKnown ? (given.base ?? null) : percent === null ? null : 1,
    change,
    percent,
    unit: isRate ? 'percent' : (unit ?? 'money'),
    why,
    baseName: words.baseName,
    isProfit,
  };
  return financeText(compared, locale);
}

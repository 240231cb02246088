import { decimalText, type Figure } from '../../reading/decimal.ts';
import { exactText, readingOf, signedText } from '../../reading/figure-text.ts';
import type { Words } from '../../words/catalogs.ts';
import type { Finding } from './queries.ts';

/** Decimals of a rate that is read; more where they tell two apart. */
const RATE_DECIMALS = [2, 4, 6] as const;

type Cell = Finding['now'];

/** A figure that was closed, to its last digit; a rate as it is read. */
export function closedText(value: Cell, unit: string | null, words: Words): string {
  return textOf(value, { unit, decimals: RATE_DECIMALS[0] }, words);
}

/** Both figures of a finding and their difference, with as many decimals as tell them apart. */
export function findingTexts(
  { closed, now, unit, other_unit: isOtherUnit, difference, gone }: Finding,
  words: Words,
): { readonly closed: string; readonly now: string; readonly difference: string } {
  const decimals =
    RATE_DECIMALS.find((count) => {
      const [left, right, apart] = [closed, now, difference].map((value) =>
        textOf(value, { unit, decimals: count }, words),
      );
      return left !== right && !/^[-−]?0(\.0*)?%$/.test(apart ?? '');
    }) ?? null;
  const form = { unit, decimals };
  return {
    closed: textOf(closed, form, words),
    now: gone
      ? words.closes.findings.gone
      : textOf(now, isOtherUnit ? { unit: null, decimals: null } : form, words),
    difference: isOtherUnit ? words.closes.findings.otherUnit : differenceText(difference, form, words),
  };
}

interface Form {
  readonly unit: string | null;
  /** Of a rate; null: all it has. */
  readonly decimals: number | null;
}

function textOf(value: Cell, { unit, decimals }: Form, words: Words): string {
  if (!isFigure(value)) return value === null ? words.closes.none : String(value);
  if (readingOf(unit ?? undefined) !== 'percent' || decimals === null)
    return exactText(value, unit ?? undefined);
  const text = decimalText(value, 2, decimals);
  return text === null ? exactText(value, 'percent') : `${text}%`;
}

/** Two rates differ in points. */
function differenceText(value: Cell, form: Form, words: Words): string {
  if (!isFigure(value)) return words.closes.none;
  const text = signedText(textOf(value, form, words));
  return text.endsWith('%') ? words.inPoints(text.slice(0, -1)) : text;
}

function isFigure(value: Cell): value is Figure {
  return typeof value === 'number' || typeof value === 'string';
}

import type { Cell } from '../api/answer.ts';
import { pointsText, shareText, signedText, tableText } from '../reading/figure-text.ts';
import { type Direction, verdictOf } from '../reading/verdict.ts';
import type { Locale, Words } from '../words/catalogs.ts';
import { useLanguage } from '../words/language.tsx';

interface Change {
  readonly change: Cell;
  readonly percent: Cell;
  readonly isRate: boolean;
  readonly why: string | null;
  readonly direction: Direction | undefined;
}

/** A comparison with its verdict in word and colour. */
export function ChangeChip({ label, ...change }: Change & { readonly label: string }) {
  const { words, locale } = useLanguage();
  const verdict = verdictOf(change.change === null ? null : Number(change.change), change.direction);
  return (
    <span className={`chip ${verdict ?? 'neutral'}`}>
      {label} <b>{changeText(change, words, locale)}</b> {verdict === null ? null : words.verdict[verdict]}
    </span>
  );
}

/** Rates differ in points, plain ratios in their own unit, everything else in percent; what has no answer says why. */
export function changeText(
  { change, percent, isRate, why }: Omit<Change, 'direction'>,
  words: Words,
  locale: Locale,
): string {
  if (isRate && change !== null) return `${pointsText(change)} ${words.units.points}`;
  if (!isRate && percent !== null) return signedText(shareText(percent));
  if (why === 'no-percent-of-ratio' && change !== null)
    return signedText(tableText(change, undefined, locale));
  const reason = words.nulls[(why ?? 'base-missing') as keyof Words['nulls']] ?? words.nulls.empty;
  return `— (${reason})`;
}

import type { Cell } from '../api/answer.ts';
import { changeText } from '../parts/change-chip.tsx';
import { readingOf } from '../reading/figure-text.ts';
import { type Direction, verdictOf } from '../reading/verdict.ts';
import { useLanguage } from '../words/language.tsx';

interface Change {
  readonly change: Cell;
  readonly percent: Cell;
  readonly unit: string | undefined;
  readonly why: string | null;
  readonly direction: Direction | undefined;
}

/** A change in the colour of its verdict; what cannot be said is a dash with its reason on hover. */
export function ChangeText({ change, percent, unit, why, direction }: Change) {
  const { locale, words } = useLanguage();
  const isRate = readingOf(unit) === 'percent';
  const text = changeText({ change, percent, isRate, why }, words, locale);
  const isSaid = !text.startsWith('—');
  const verdict = isSaid && change !== null ? verdictOf(Number(change), direction) : null;
  return (
    <span
      className={verdict === null ? undefined : verdict === 'favourable' ? 'good' : 'bad'}
      title={isSaid ? (verdict === null ? undefined : words.verdict[verdict]) : text}
    >
      {isSaid ? text : '—'}
    </span>
  );
}

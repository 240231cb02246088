import type { Cell } from '../api/answer.ts';
import { changeText } from '../parts/change-chip.tsx';
import { pointsText, readingOf } from '../reading/figure-text.ts';
import { type Direction, verdictOf } from '../reading/verdict.ts';
import { useLanguage } from '../words/language.tsx';

interface Change {
  readonly change: Cell;
  readonly percent: Cell;
  readonly unit: string | undefined;
  readonly why: string | null;
  readonly direction: Direction | undefined;
  /** The header says that differences are points. */
  readonly isHeaded?: boolean;
}

/** A change in the colour of its verdict; what cannot be said is a dash with its reason on hover. */
export function ChangeText({ change, percent, unit, why, direction, isHeaded = false }: Change) {
  const { locale, words } = useLanguage();
  const isRate = readingOf(unit) === 'percent';
  const text = changeText({ change, percent, isRate, why }, words, locale);
  if (text.startsWith('—')) return <span title={text}>—</span>;
  const verdict = change === null ? null : verdictOf(Number(change), direction);
  return (
    <span
      className={verdict === null ? undefined : verdict === 'favourable' ? 'good' : 'bad'}
      title={verdict === null ? undefined : words.verdict[verdict]}
    >
      {isRate && change !== null ? pointsText(change) : text}
      {isRate && !isHeaded ? <small className="points">{words.units.points}</small> : null}
    </span>
  );
}

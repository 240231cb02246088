import { type Cell, isProfit, type MetricEntry } from '../api/answer.ts';
import { changeText, isNothing } from '../parts/change-chip.tsx';
import { pointsText, readingOf } from '../reading/figure-text.ts';
import { verdictOf } from '../reading/verdict.ts';
import { useLanguage } from '../words/language.tsx';

interface Change {
  readonly metric: MetricEntry | undefined;
  readonly value: Cell;
  readonly base: Cell;
  readonly change: Cell;
  readonly percent: Cell;
  readonly unit: string | undefined;
  readonly why: string | null;
  /** The header says that differences are points. */
  readonly isHeaded?: boolean;
}

/** A change in the colour of its verdict; what cannot be said is a dash with its reason on hover. */
export function ChangeText({ metric, isHeaded = false, ...given }: Change) {
  const { locale, words } = useLanguage();
  const { change, unit } = given;
  const isRate = readingOf(unit) === 'percent';
  const isLoss = metric !== undefined && isProfit(metric);
  const text = changeText({ ...given, isRate, isProfit: isLoss }, words, locale);
  if (text.startsWith('—')) return <span title={text}>—</span>;
  const verdict = change === null || isNothing(text) ? null : verdictOf(Number(change), metric?.direction);
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

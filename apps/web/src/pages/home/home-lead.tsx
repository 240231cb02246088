import { useQueries } from '@tanstack/react-query';
import type { MetricEntry } from '../../api/answer.ts';
import { useFrame } from '../../frame/search.ts';
import { CheckedMark } from '../../parts/checked-mark.tsx';
import { CheckedProse } from '../../parts/checked-prose.tsx';
import { cardFigureOf } from '../../parts/metric-card/card-figure.ts';
import { cardPlanQuery, cardQuery } from '../../parts/metric-card/card-query.ts';
import { periodText, shortPeriod } from '../../reading/period.ts';
import { useLanguage } from '../../words/language.tsx';
import { type Followed, homeLead, homeTitle } from './home-sentence.ts';

/** In a title English does not cut a year off. */
const titlePeriod = { zh: shortPeriod, en: periodText } as const;

/** The answer first, from the figures of the cards below. */
export function HomeLead({ followed }: { readonly followed: readonly MetricEntry[] }) {
  const { locale, words } = useLanguage();
  const frame = useFrame();
  const { period, compare, money } = frame;
  const answers = useQueries({ queries: followed.map((metric) => cardQuery(metric, frame)) });
  const plans = useQueries({ queries: followed.map((metric) => cardPlanQuery(metric, frame)) });
  const isComplete = [...answers, ...plans].every(
    ({ isPending, fetchStatus }) => !isPending || fetchStatus === 'idle',
  );
  const known = followed.flatMap((metric, i): readonly Followed[] => {
    const data = answers[i]?.data;
    return data === undefined ? [] : [{ metric, figure: cardFigureOf(metric, data, plans[i]?.data) }];
  });
  const speech = { words, locale, compare, money };
  const title = isComplete ? homeTitle(titlePeriod[locale](period, locale), known, speech) : null;
  const lead = isComplete ? homeLead(known, speech) : null;
  return (
    <header className={followed.length === 0 ? 'home-lead bare' : 'home-lead'}>
      <div className="home-title">
        <h1>{title === null ? periodText(period, locale) : <CheckedProse prose={title} />}</h1>
        {lead === null ? null : <CheckedMark prose={[...(title ?? []), ...lead]} />}
      </div>
      <p className="home-sentence">{lead === null ? '\u00A0' : <CheckedProse prose={lead} />}</p>
    </header>
  );
}

import { isProfit, type MetricEntry } from '../../../api/answer.ts';
import { FigureText } from '../../../figures/figure-text.tsx';
import { useFrame } from '../../../frame/search.ts';
import { ChangeChip } from '../../../parts/change-chip.tsx';
import { failureText } from '../../../parts/failure.tsx';
import type { CardFigure } from '../../../parts/metric-card/card-figure.ts';
import { readingOf } from '../../../reading/figure-text.ts';
import { spanText } from '../../../reading/period.ts';
import { useLanguage } from '../../../words/language.tsx';
import type { Asked } from './use-figures.ts';

/** The year so far. */
export function YearCell({
  metric,
  year,
}: {
  readonly metric: MetricEntry;
  readonly year: Asked<CardFigure>;
}) {
  const { locale, words } = useLanguage();
  const { month } = useFrame();
  const { value: figure, error } = year;
  const [compared] = figure?.compared ?? [];
  return (
    <div data-part="ytd" data-exact={figure?.value}>
      {error !== null ? (
        <p className="refused">{failureText(error, words, locale)}</p>
      ) : figure === undefined ? (
        <p className="strip-waiting" />
      ) : (
        <>
          <p className="strip-value">
            <span className="note">{words.metric.strip.yearToDate(spanText(month, locale))}</span>
            <FigureText value={figure.value} unit={figure.unit} />
          </p>
          {compared === undefined || figure.value === null ? null : (
            <span>
              <ChangeChip
                label={words.compareWith.year_ago}
                change={compared.change}
                percent={compared.percent}
                isRate={readingOf(figure.unit) === 'percent'}
                why={compared.why}
                value={figure.value}
                base={compared.base}
                unit={figure.unit}
                isProfit={isProfit(metric)}
                direction={metric.direction}
              />
            </span>
          )}
          {compared?.isRestated === true ? (
            <p className="note">{words.versions.restatedBase(words.versions.bases.year_ago ?? '')}</p>
          ) : null}
        </>
      )}
    </div>
  );
}

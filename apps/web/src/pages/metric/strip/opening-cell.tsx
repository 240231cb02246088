import { cellOf, columnOf, isProfit, type MetricEntry, noteOf } from '../../../api/answer.ts';
import { ChangeChip } from '../../../parts/change-chip.tsx';
import { failureText } from '../../../parts/failure.tsx';
import { readingOf, writtenTile } from '../../../reading/figure-text.ts';
import { useLanguage } from '../../../words/language.tsx';
import type { useOpeningFigure } from './use-figures.ts';

interface Cell {
  readonly metric: MetricEntry;
  readonly opening: ReturnType<typeof useOpeningFigure>;
}

/** What a stock has gained since the end of the year before. */
export function OpeningCell({ metric, opening }: Cell) {
  const { locale, words } = useLanguage();
  const { result, error, before } = opening;
  if (error !== null)
    return (
      <div>
        <p className="refused">{failureText(error, words, locale)}</p>
      </div>
    );
  if (result === undefined)
    return (
      <div>
        <p className="strip-waiting" />
      </div>
    );
  const column = `${metric.name}__fixed_${before.toLowerCase().replace('-', '_')}`;
  const unit = columnOf(result, metric.name)?.unit;
  const base = cellOf(result, 0, column);
  const written = base === null ? null : writtenTile(base, unit, locale);
  return (
    <div data-part="opening" data-exact={base}>
      <ChangeChip
        label={words.metric.strip.sinceYearStart}
        change={cellOf(result, 0, `${column}_change`)}
        percent={cellOf(result, 0, `${column}_pct`)}
        isRate={readingOf(unit) === 'percent'}
        why={noteOf(result, 0, `${column}_pct`)}
        value={cellOf(result, 0, metric.name)}
        base={base}
        unit={unit}
        isProfit={isProfit(metric)}
        direction={metric.direction}
      />
      <p className="note" title={base === null ? undefined : String(base)}>
        {words.metric.strip.baseValue(
          words.metric.strip.yearStart,
          written === null ? words.nulls.empty : `${written.text}${written.behind}`,
        )}
      </p>
    </div>
  );
}

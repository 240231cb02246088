import { isProfit, type MetricEntry } from '../../api/answer.ts';
import { daysBetween } from '../../reading/day.ts';
import { exactText, readingOf, writtenTile } from '../../reading/figure-text.ts';
import type { PeriodGrain } from '../../reading/period.ts';
import type { Words } from '../../words/catalogs.ts';
import { useLanguage } from '../../words/language.tsx';
import { ChangeChip } from '../change-chip.tsx';
import { HoverFacts } from '../hover-facts.tsx';
import { LeftOut } from '../left-out.tsx';
import type { CardFigure, Compared, DayRange } from './card-figure.ts';

interface Row {
  readonly metric: MetricEntry;
  readonly figure: CardFigure;
  readonly compared: Compared;
  readonly grain: PeriodGrain;
}

/** 同比 or 环比 with its base in words; the dates of both ranges on hover. */
export function CardComparison({ metric, figure, compared, grain }: Row) {
  const { locale, words } = useLanguage();
  const { kind, base } = compared;
  const name = kind === 'year_ago' ? words.parts.base.year_ago : words.parts.base.previous[grain];
  const isRate = readingOf(figure.unit) === 'percent';
  const written = base === null ? null : writtenTile(base, figure.unit, locale);
  return (
    <p className="card-row">
      <HoverFacts
        facts={[
          ...rangeFacts(words.parts.current, figure.range, words),
          ...rangeFacts(name, compared.range, words),
          [words.parts.exact, figure.value === null ? '—' : exactText(figure.value, figure.unit)],
        ]}
      >
        <ChangeChip
          isShort
          label={kind === 'year_ago' ? words.compareWith.year_ago : words.parts.previous[grain]}
          change={compared.change}
          percent={compared.percent}
          isRate={isRate}
          why={compared.why}
          value={figure.value}
          base={base}
          unit={figure.unit}
          isProfit={isProfit(metric)}
          direction={metric.direction}
        />
      </HoverFacts>
      {written === null ? null : (
        <span className="card-base" title={`${name} ${String(base)}`}>
          {(isRate ? words.parts.wasRate : words.parts.was)(name, `${written.text}${written.behind}`)}
        </span>
      )}
      <LeftOut parts={compared.leftOut} />
    </p>
  );
}

/** `2026-10-01 至 2026-10-31，31天`; nothing where the answer names no dates. */
function rangeFacts(
  name: string,
  [first, last]: DayRange,
  words: Words,
): readonly (readonly [string, string])[] {
  if (first === null || last === null) return [];
  return [[name, words.parts.range(first, last, daysBetween(first, last))]];
}

import { isProfit, type MetricEntry } from '../../../api/answer.ts';
import { useFrame } from '../../../frame/search.ts';
import { ChangeChip } from '../../../parts/change-chip.tsx';
import { HoverFacts } from '../../../parts/hover-facts.tsx';
import { LeftOut } from '../../../parts/left-out.tsx';
import type { CardFigure, Compared, DayRange } from '../../../parts/metric-card/card-figure.ts';
import { daysBetween } from '../../../reading/day.ts';
import { readingOf, writtenTile } from '../../../reading/figure-text.ts';
import type { Words } from '../../../words/catalogs.ts';
import { useLanguage } from '../../../words/language.tsx';

interface Cell {
  readonly metric: MetricEntry;
  readonly figure: CardFigure;
  readonly compared: Compared;
}

/** 同比 or 环比: the chip, its base and how many days stand on both sides. */
export function ComparedCell({ metric, figure, compared }: Cell) {
  const { locale, words } = useLanguage();
  const { grain } = useFrame();
  const { kind, base } = compared;
  const name = kind === 'year_ago' ? words.parts.base.year_ago : words.parts.base.previous[grain];
  const written = base === null ? null : writtenTile(base, figure.unit, locale);
  return (
    <div data-part={kind}>
      <HoverFacts
        facts={[
          [words.parts.current, datesText(figure.range)],
          [name, datesText(compared.range)],
          [words.parts.exact, String(figure.value ?? '—')],
          [`${name} · ${words.parts.exact}`, String(base ?? '—')],
        ]}
      >
        <ChangeChip
          label={words.compareWith[kind]}
          change={compared.change}
          percent={compared.percent}
          isRate={readingOf(figure.unit) === 'percent'}
          why={compared.why}
          value={figure.value}
          base={base}
          unit={figure.unit}
          isProfit={isProfit(metric)}
          direction={metric.direction}
        />
      </HoverFacts>
      <p className="note">
        {written === null
          ? words.metric.base(datesText(compared.range))
          : words.metric.strip.baseValue(name, `${written.text}${written.behind}`)}
        {' · '}
        {daysText(figure.range, compared.range, words)}
      </p>
      {compared.leftOut == null ? null : (
        <p className="note">
          <LeftOut parts={compared.leftOut} />
        </p>
      )}
      {compared.isRestated ? (
        <p className="note restated">{words.versions.restatedBase(words.versions.bases[kind] ?? name)}</p>
      ) : null}
    </div>
  );
}

export function datesText([first, last]: DayRange): string {
  if (first === null || last === null) return '—';
  return first === last ? first : `${first} – ${last}`;
}

function daysText(now: DayRange, then: DayRange, words: Words): string {
  const [a, b] = [now, then].map(([first, last]) =>
    first === null || last === null ? null : daysBetween(first, last),
  );
  if (a == null || b == null) return '';
  return a === b ? words.metric.strip.daysEach(a) : words.metric.strip.daysAgainst(a, b);
}

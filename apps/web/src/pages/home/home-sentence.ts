import type { MetricEntry } from '../../api/answer.ts';
import type { Money } from '../../frame/search.ts';
import { currencyWord, toldCurrency } from '../../parts/asked-currency.ts';
import { type CardFigure, cardPlanStatus } from '../../parts/metric-card/card-figure.ts';
import { date, figure, name, type Prose } from '../../parts/prose.ts';
import { pointsText, readingOf, shareText, signedText, writtenTile } from '../../reading/figure-text.ts';
import type { Status } from '../../reading/verdict.ts';
import type { Locale, Words } from '../../words/catalogs.ts';

export interface Followed {
  readonly metric: MetricEntry;
  readonly figure: CardFigure;
}

interface Speech {
  readonly words: Words;
  readonly locale: Locale;
  readonly compare: 'year_ago' | 'previous';
  readonly money: Money | undefined;
}

/** Names that a title holds: of what is worst, and of what comes next. */
const MOST_NAMES = [2, 1] as const;
const MOST_FIGURES = 3;

/** `10月：净利润、毛利率落后，营业收入达标`. Null: nothing of it is measured against a plan. */
export function homeTitle(
  period: string,
  followed: readonly Followed[],
  { words, locale }: Speech,
): Prose | null {
  const { home: text } = words;
  const parts = (
    [
      ['behind', text.behind],
      ['watch', text.watched],
      ['good', text.onTrack],
    ] as const
  ).flatMap(([status, say]) => {
    const names = followed
      .filter((one) => statusIn(one) === status)
      .map(({ metric }) => words.explore.within(metric.label[locale]));
    return names.length === 0 ? [] : [{ names, say }];
  });
  if (parts.length === 0) return null;
  const said = MOST_NAMES.flatMap((most, i) => {
    const part = parts[i];
    return part === undefined ? [] : [part.say(part.names.slice(0, most).join(text.joinNames))];
  });
  return [date(period), text.colon, name(said.join(text.joinParts), locale)];
}

function statusIn({ metric, figure: shown }: Followed): Status {
  return cardPlanStatus(metric, shown);
}

/** `营业收入1,218万，同比+18.8%；…`; the metrics named in the title first. Null: no value came. */
export function homeLead(followed: readonly Followed[], speech: Speech): Prose | null {
  const { home: text } = speech.words;
  const weight: { readonly [S in Status]: number } = { behind: 0, watch: 1, good: 2, none: 3 };
  const clauses = followed
    .filter(({ figure: { value } }) => value !== null)
    .toSorted((a, b) => weight[statusIn(a)] - weight[statusIn(b)])
    .slice(0, MOST_FIGURES)
    .map((one, i) => clauseOf(one, i === 0, speech));
  if (clauses.length === 0) return null;
  return [...clauses.flatMap((clause, i) => (i === 0 ? clause : [text.joinSentences, ...clause])), text.end];
}

function clauseOf(
  { metric, figure: shown }: Followed,
  isFirst: boolean,
  { words, locale, compare, money }: Speech,
): Prose {
  const { home: text } = words;
  const value = figure(metric.name, shown.value, (cell) => {
    const written = writtenTile(cell, shown.unit, locale);
    return `${written.text}${written.behind}${currencyWord(toldCurrency(metric, shown.currency, money), locale)}`;
  });
  const label = metric.label[locale];
  const first = text.value(name(isFirst ? label : words.explore.within(label), locale), value);
  const compared = shown.compared.find(({ kind }) => kind === compare);
  const isRate = readingOf(shown.unit) === 'percent';
  const moved = isRate ? compared?.change : compared?.percent;
  if (moved === undefined || moved === null) return first;
  const column = `${metric.name}__${compare}_${isRate ? 'change' : 'pct'}`;
  const change = figure(column, moved, (cell) =>
    isRate ? words.inPoints(pointsText(cell)) : signedText(shareText(cell)),
  );
  return [...first, text.change[compare], change];
}

import { useQuery } from '@tanstack/react-query';
import { meQuery } from '../../api/server.ts';
import { changeText } from '../../parts/change-chip.tsx';
import { shareText, tableText } from '../../reading/figure-text.ts';
import { monthText, shortMonth, spanText } from '../../reading/period.ts';
import type { Words } from '../../words/catalogs.ts';
import { useLanguage } from '../../words/language.tsx';
import { type Asked, shownOf } from './figures.ts';

/** What the month says, in a sentence whose every figure is one of the answers below it. */
export function Headline(props: {
  readonly month: string;
  readonly ofMonth: readonly Asked[];
  readonly toDate: readonly Asked[];
}) {
  const { locale, words } = useLanguage();
  const { company } = words;
  const currency = useQuery(meQuery).data?.workspace.currency ?? '';
  const reached = props.ofMonth.flatMap((asked) => {
    const shown = shownOf(asked, 'year_ago');
    if (shown === null || shown.isRate || shown.attainment === null) return [];
    return [company.attained(asked.metric.label[locale], shareText(shown.attainment))];
  });
  const title =
    reached.length === 0
      ? monthText(props.month, locale)
      : company.headline(shortMonth(props.month, locale), reached.slice(0, 3).join(company.joinParts));
  return (
    <header className="headline">
      <h1>{title}</h1>
      <p className="lead">
        <span>{leadText(props.toDate, props.month, { words, locale })}</span>
        <span className="unit-note">{company.unit(currency)}</span>
      </p>
    </header>
  );
}

function leadText(
  figures: readonly Asked[],
  month: string,
  { words, locale }: { readonly words: Words; readonly locale: 'zh' | 'en' },
): string {
  const { company } = words;
  const parts = figures.flatMap((asked) => {
    const shown = shownOf(asked, 'year_ago');
    if (shown === null || shown.value === null || (shown.change === null && shown.percent === null))
      return [];
    const value = tableText(shown.value, shown.unit, locale);
    return [company.partOf(asked.metric.label[locale], value, changeText(shown, words, locale))];
  });
  if (parts.length === 0) return '\u00A0';
  return company.soFar(spanText(month, locale)) + parts.slice(0, 3).join(company.joinSentences) + company.end;
}

import type { Pivot } from '../../../parts/pivot/pivot.ts';
import { againstText } from '../../../parts/question/against.ts';
import type { Answered } from '../../../parts/question/answered.ts';
import { MOST_ROWS } from '../../../parts/question/query-of.ts';
import { edgeDay, metricText, type Reader, sharedUnit } from '../../../parts/sheet/reader.ts';
import { sentence } from '../../../parts/sheet/sentence.ts';
import type { Words } from '../../../words/catalogs.ts';
import { useLanguage } from '../../../words/language.tsx';
import { daysText } from '../edit/span-text.ts';
import { termsText } from './terms-text.ts';

/** How much is shown, which days are compared, how long it took: one line beside the title of the table. */
export function AnswerNote(props: {
  readonly answered: Answered;
  readonly pivot: Pivot;
  readonly reader: Reader;
  readonly shown: number;
}) {
  const { words, locale } = useLanguage();
  const { answered, pivot, reader, shown } = props;
  const { result, asked, question } = answered;
  const { explore } = words;
  const range = (name: string) => {
    const [from, to] = result.ranges[name] ?? [null, null];
    return from === null || to === null ? null : daysText([from, to], { words, locale });
  };
  const current = range('current');
  const compared = asked.against.flatMap((name) => {
    const base = range(name);
    return base === null || current === null || base === current
      ? []
      : [explore.ranges(current, base, againstText(name, words))];
  });
  const day = result.meta.partial ? edgeDay(result) : undefined;
  const isPercent = pivot.measures.some(
    ({ role, metric }) => role === 'points' && reader.metrics.get(metric)?.unit === 'percent',
  );
  const valued = pivot.measures.filter(({ role }) => role === 'value').map(({ metric }) => metric);
  const unit = sharedUnit(reader, valued);

  const parts = [
    ...(unit === null ? [] : [unit]),
    question.layout === 'flat' && result.rows.length >= MOST_ROWS
      ? explore.cutAt(MOST_ROWS)
      : explore.linesShown(shown, shown),
    ...(compared.length > 0 ? compared : current === null ? [] : [current]),
    ...(isPercent ? [explore.pointsNote] : []),
    ...(result.meta.scope === 'partial' ? [explore.scopePartial] : []),
    ...(result.columns.some(({ scope }) => scope === 'company') ? [explore.scopeCompany] : []),
    whence(result, explore),
  ];
  return (
    <>
      {day === undefined ? null : <span className="partial-tag">{explore.partial(day)}</span>}
      <p className="note pivot-note">{parts.join(' · ')}</p>
    </>
  );
}

function whence({ meta }: Answered['result'], explore: Words['explore']): string {
  if (meta.cache === 'stale') return explore.fromOldRows;
  return meta.cache === 'hit' ? explore.fromCache : explore.took(String(Math.round(meta.elapsed_ms)));
}

/** What is shown of each figure where it is not the figure itself, and in which currency and as of which day. */
export function AnswerTerms(props: {
  readonly answered: Answered;
  readonly pivot: Pivot;
  readonly reader: Reader;
}) {
  const { answered, pivot, reader } = props;
  const { question } = answered;
  const { explore } = reader.words;
  const isShared = pivot.measures.some(({ role }) => role === 'part');
  const whole = pivot.measures.filter(({ role }) => role === 'value' && question.shown !== 'value');
  const names = whole
    .filter(({ metric }) => !question.figures.includes(metric))
    .map(({ metric }) => metricText(reader, metric));
  const parts = [
    ...(isShared ? [explore.shownNote[question.shown]] : []),
    ...(names.length === 0 ? [] : [explore.notShared(names.join(explore.comma))]),
    ...termsText(answered, reader),
  ];
  return parts.length === 0 ? null : <p className="note pivot-terms">{sentence(parts.join(' · '))}</p>;
}

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { MetricEntry, Result } from '../../../api/answer.ts';
import { isClosedRefused } from '../../../api/refusal.ts';
import { metricsQuery } from '../../../api/server.ts';
import { type EnglishName, useEnglishNames } from '../../../api/use-english-names.ts';
import { buildPanels } from '../../../charts/panel/build-panels.ts';
import { chartDimensions } from '../../../charts/panel/chart-shape.ts';
import PanelChart from '../../../charts/panel/panel-chart.tsx';
import { keepFrame, useFrame } from '../../../frame/search.ts';
import { Failure } from '../../../parts/failure.tsx';
import { Icon } from '../../../parts/icon.tsx';
import { linesOf } from '../../../parts/pivot/lines.ts';
import { type Pivot, pivotOf, writePath } from '../../../parts/pivot/pivot.ts';
import { writeQuestion } from '../../../parts/question/address.ts';
import { CLOSED } from '../../../parts/question/closed.ts';
import { dimensionsOf, NAMED } from '../../../parts/question/dimensions-of.ts';
import { type Asked, askedOf } from '../../../parts/question/query-of.ts';
import type { Question } from '../../../parts/question/question.ts';
import { useParts } from '../../../parts/question/use-parts.ts';
import { questionOf } from '../../../parts/question/view-body.ts';
import { flatSheet } from '../../../parts/sheet/flat-sheet.ts';
import { pivotSheet } from '../../../parts/sheet/pivot-sheet.ts';
import { type Reader, readerOf, sharedUnit } from '../../../parts/sheet/reader.ts';
import { SheetView } from '../../../parts/sheet/sheet-view.tsx';
import { useNames } from '../../../parts/sheet/use-names.ts';
import { Waiting } from '../../../parts/waiting.tsx';
import { isMonth, monthsText } from '../../../reading/period.ts';
import { useThemeMode } from '../../../theme/theme-mode.tsx';
import { useLanguage } from '../../../words/language.tsx';
import type { Filter, View } from '../board/body.ts';
import { Unfiltered } from './unfiltered.tsx';
import { useFiltered } from './use-filtered.ts';

interface AnswerTileProps {
  readonly kind: 'chart' | 'table';
  readonly view: View;
  readonly filters: readonly Filter[];
  readonly height: number;
}

/** A chart or a table of Explore, asked with one question by the frame and the filters of the dashboard. */
export default function AnswerTile({ kind, view, filters, height }: AnswerTileProps) {
  const { words } = useLanguage();
  const { period, month, compare, scope, scoped } = useFrame();
  const isNarrowed = scope !== null || filters.some(({ values }) => values.length > 0);
  const metrics = useQuery(metricsQuery).data ?? NO_METRICS;
  const question = useMemo(() => forTile(questionOf(view), kind), [view, kind]);
  const { parts, isKnown } = useParts(metrics, question);
  const [whole, open] = useMemo(() => {
    const ask = (one: Question) =>
      askedOf(one, { period, month, compare, isNarrowed }, chartDimensions(one.rows, one.columns), parts);
    return [ask(question), ask(withoutClosed(question))];
  }, [question, parts, period, month, compare, isNarrowed]);
  const first = useFiltered(scoped(whole.query), filters, isKnown);
  // Of a dashboard that is shared: what is closed may not be for everybody who sees it.
  const closedError =
    whole.against.includes(CLOSED) && isClosedRefused(first.answer.error) ? first.answer.error : null;
  const second = useFiltered(scoped(open.query), filters, isKnown && closedError !== null);
  const asked = closedError === null ? whole : open;
  const { answer, unreached } = closedError === null ? first : second;
  const { english, isPending } = useEnglishNames(dimensionsOf(question), { most: NAMED });
  if (answer.error !== null) return <Failure error={answer.error} retry={() => void answer.refetch()} />;
  // A table that is named afterwards would move.
  if (answer.data === undefined || isPending) return <Waiting height={height} />;
  return (
    <>
      <Answered {...{ kind, question, asked, height, english }} result={answer.data} />
      <Link
        className="icon-button tile-open"
        to="/app/explore"
        search={(now) => ({ ...keepFrame(now), ...writeQuestion(narrowed(question, filters)) })}
        aria-label={words.dashboards.tile.open}
        title={words.dashboards.tile.open}
      >
        <Icon name="chart" />
      </Link>
      <Unfiltered filters={unreached} closedError={closedError} />
    </>
  );
}

/** With the filters of the dashboard as conditions of its own. */
function narrowed(question: Question, filters: readonly Filter[]): Question {
  const conditions = filters
    .filter(({ values }) => values.length > 0)
    .map(({ ref, values }) => ({ kind: 'members', ref, values, exclude: false }) as const);
  return { ...question, conditions: [...question.conditions, ...conditions] };
}

function withoutClosed(question: Question): Question {
  return { ...question, against: question.against?.filter((name) => name !== CLOSED) ?? null };
}

/** A chart tile always draws; a table tile leaves the drawing out. */
function forTile(question: Question, kind: 'chart' | 'table'): Question {
  if (kind === 'table') return { ...question, chart: 'none' };
  return question.chart === 'none' ? { ...question, chart: 'auto' } : question;
}

interface AnsweredProps {
  readonly kind: 'chart' | 'table';
  readonly question: Question;
  readonly asked: Asked;
  readonly result: Result;
  readonly height: number;
  readonly english: EnglishName;
}

function Answered({ kind, question: asKept, asked, result, height, english }: AnsweredProps) {
  const { mode } = useThemeMode();
  const metrics = useQuery(metricsQuery).data ?? NO_METRICS;
  const names = useNames(metrics, english);
  const reader = useMemo(() => readerOf(names, { result, question: asKept }), [names, result, asKept]);
  const [sort, onSort] = useState(asKept.sort);
  const question = useMemo(() => ({ ...asKept, sort }), [asKept, sort]);
  const pivot = useMemo(
    () => pivotOf(result, { question, keys: asked.keys, against: asked.against, locale: reader.locale }),
    [result, question, asked, reader.locale],
  );
  const panels = useMemo(
    () => (kind === 'table' ? [] : buildPanels(reader, { pivot, question, against: asked.against, mode })),
    [kind, reader, pivot, question, asked, mode],
  );
  if (panels.length === 0)
    return (
      <>
        <TableNote reader={reader} question={question} asked={asked} />
        <Table {...{ reader, pivot, question, onSort }} />
      </>
    );
  return (
    <div className="tile-charts">
      {panels.map((panel) => (
        <figure key={panel.shape.metric}>
          <figcaption>
            <strong>{panel.title}</strong>
            {panel.base === null ? null : (
              <small className={panel.shape.kind}>
                <i />
                {panel.base}
              </small>
            )}
          </figcaption>
          <PanelChart panel={panel} height={Math.max(96, height - 24)} onOpen={() => {}} />
        </figure>
      ))}
    </div>
  );
}

/** The unit of the money, the period where it is not the one of the bar, and why no closed figures are beside it. */
function TableNote(props: { readonly reader: Reader; readonly question: Question; readonly asked: Asked }) {
  const { reader, question, asked } = props;
  const { explore } = reader.words;
  const unit = sharedUnit(reader, question.metrics);
  const span = question.span === '' ? null : monthsOf(asked.query.period ?? '', reader.locale);
  const notClosed = asked.notClosed === null ? null : explore.notClosed[asked.notClosed];
  const said = [unit, span, notClosed].filter((one) => one !== null);
  return said.length === 0 ? null : <p className="tile-note">{said.join(' · ')}</p>;
}

/** `2026年1–10月` of `2026-01..2026-10`; null: it is written otherwise. */
function monthsOf(period: string, locale: Reader['locale']): string | null {
  const [first = '', last = ''] = period.split('..');
  return isMonth(first) && isMonth(last) ? monthsText(first, last, locale) : null;
}

interface TableProps {
  readonly reader: Reader;
  readonly pivot: Pivot;
  readonly question: Question;
  readonly onSort: (sort: Question['sort']) => void;
}

function Table({ reader, pivot, question, onSort }: TableProps) {
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const lines = useMemo(
    () =>
      linesOf(pivot.rows, {
        isOpen: question.layout !== 'compact',
        toggled,
        hasTotal: pivot.hasSum('rows', []),
      }),
    [pivot, question.layout, toggled],
  );
  const sheet =
    question.layout === 'flat'
      ? flatSheet(reader, { pivot, sort: question.sort, onSort })
      : pivotSheet(reader, { ...question, pivot, lines, onSort, isNarrow: true });
  const toggle = (index: number) => {
    const path = writePath(lines[index]?.node.path ?? []);
    const next = new Set(toggled);
    if (!next.delete(path)) next.add(path);
    setToggled(next);
  };
  return <SheetView sheet={sheet} onToggle={toggle} />;
}

const NO_METRICS: readonly MetricEntry[] = [];

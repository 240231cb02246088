import { useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import { lazy, Suspense, useMemo, useState } from 'react';
import type { MetricEntry } from '../../api/answer.ts';
import { meQuery, metricsQuery } from '../../api/server.ts';
import { Failure } from '../../parts/failure.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { useLanguage } from '../../words/language.tsx';
import { Actions } from './actions/actions.tsx';
import { ExploreIcon } from './actions/explore-icon.tsx';
import { Answer } from './answer/answer.tsx';
import { FirstSteps } from './answer/first-steps.tsx';
import { dimensionsQuery } from './catalog-queries.ts';
import type { Editing } from './edit/editing.ts';
import { QueryRow } from './edit/query-row.tsx';
import { FieldList } from './fields/field-list.tsx';
import { dimensionText, metricText, type Reader } from './pivot/reader.ts';
import { askedOf } from './question/query-of.ts';
import { NO_QUESTION, type Question } from './question/question.ts';
import type { Detail } from './rows/detail-panel.tsx';
import { chartDimensions } from './shape/chart-shape.ts';
import { useAnswer } from './use-answer.ts';
import { type Explore, useExplore } from './use-explore.ts';
import { useIsNarrow } from './use-is-narrow.ts';
import { SavedViews } from './views/saved-views.tsx';
import { useOpenedView } from './views/use-opened-view.ts';
import './explore.css';

const EditDialog = lazy(async () => ({ default: (await import('./edit/edit-dialog.tsx')).EditDialog }));
const DetailPanel = lazy(async () => ({ default: (await import('./rows/detail-panel.tsx')).DetailPanel }));

export function ExplorePage() {
  const { data, error, refetch } = useQuery(metricsQuery);
  const explore = useExplore();
  if (error !== null) return <Failure error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Waiting height={600} />;
  return <Workbench explore={explore} metrics={data} />;
}

function Workbench({
  explore,
  metrics,
}: {
  readonly explore: Explore;
  readonly metrics: readonly MetricEntry[];
}) {
  const { words } = useLanguage();
  const { question, change, view, frame } = explore;
  const [editing, setEditing] = useState<Editing | null>(null);
  const [detail, setDetail] = useState<Detail | null>(null);
  const [hasFields, setFields] = useState(false);
  const isNarrow = useIsNarrow();
  const every = useQuery(dimensionsQuery([])).data;
  const fitting = useQuery(dimensionsQuery(question.metrics)).data;
  const me = useQuery(meQuery).data;
  const reader = useReader(metrics, every ?? [], me?.workspace.currency ?? 'CNY');
  const opened = useOpenedView(explore);
  const comparable = useMemo(() => comparisons(metrics, question.metrics), [metrics, question.metrics]);
  const asked = useAsked(explore, comparable);
  const state = useAnswer(question, question.metrics.length === 0 ? null : asked, frame.scoped);
  const title = opened?.name ?? titleOf(question, { ...reader, words });
  const fields = (
    <FieldList
      metrics={metrics}
      dimensions={fitting}
      all={every?.length ?? 0}
      question={question}
      change={change}
      filterBy={(ref) => setEditing({ kind: 'members', ref })}
      currency={reader.currency}
    >
      <SavedViews
        opened={view}
        open={(id) => change(NO_QUESTION, id)}
        onDeleted={(id) => (id === view ? change(question, null) : undefined)}
      />
    </FieldList>
  );
  return (
    <div className="explore">
      {isNarrow ? (
        <Drawer
          open={hasFields}
          onClose={() => setFields(false)}
          placement="left"
          size={280}
          title={words.explore.fields}
        >
          {fields}
        </Drawer>
      ) : (
        <aside className="explore-fields" aria-label={words.explore.fields}>
          {fields}
        </aside>
      )}
      <section className="explore-main">
        <header className="explore-head">
          {isNarrow ? (
            <button type="button" className="fields-button" onClick={() => setFields(true)}>
              <ExploreIcon name="fields" />
              {words.explore.fields}
            </button>
          ) : null}
          <h1>{title}</h1>
          <Actions
            question={question}
            query={question.metrics.length === 0 ? null : frame.scoped(asked.query)}
            title={title}
            view={view}
            compare={frame.compare}
            onSaved={(id) => change(question, id)}
          />
        </header>
        <QueryRow
          question={question}
          change={change}
          edit={setEditing}
          names={reader}
          reachable={fitting === undefined ? undefined : new Set(fitting.map(({ ref }) => ref))}
          frame={frame}
          comparable={comparable}
        />
        {question.metrics.length > 0 ? (
          <Answer
            state={state}
            question={question}
            change={change}
            reader={reader}
            onDetail={setDetail}
            isNarrow={isNarrow}
          />
        ) : question.rows.length + question.columns.length > 0 ? (
          <p className="nothing">{words.explore.chooseMetric}</p>
        ) : (
          <FirstSteps metrics={metrics} organisation={me?.workspace.organisation ?? null} change={change} />
        )}
      </section>
      <Suspense fallback={null}>
        {editing === null ? null : (
          <EditDialog
            editing={editing}
            edit={setEditing}
            question={question}
            change={change}
            dimensions={fitting ?? []}
            names={reader}
            query={asked.query}
          />
        )}
        {detail === null ? null : (
          <DetailPanel detail={detail} reader={reader} close={() => setDetail(null)} />
        )}
      </Suspense>
    </div>
  );
}

function useReader(
  metrics: readonly MetricEntry[],
  dimensions: readonly {
    readonly ref: string;
    readonly label: { readonly zh: string; readonly en: string };
  }[],
  currency: string,
): Omit<Reader, 'result'> {
  const { locale, words } = useLanguage();
  return useMemo(
    () => ({
      metrics: new Map(metrics.map((metric) => [metric.name, metric])),
      dimensions: new Map(dimensions.map(({ ref, label }) => [ref, label])),
      currency,
      locale,
      words,
    }),
    [metrics, dimensions, currency, locale, words],
  );
}

/** A comparison that one of the metrics does not have would be refused; the question forgets it until it fits again. */
function useAsked({ question, frame }: Explore, comparable: readonly string[]) {
  const { period, month, compare } = frame;
  return useMemo(() => {
    const against = question.against?.filter((each) => comparable.includes(each)) ?? null;
    const shape = chartDimensions(question.rows, question.columns);
    return askedOf({ ...question, against }, { period, month, compare }, shape);
  }, [question, comparable, period, month, compare]);
}

function comparisons(metrics: readonly MetricEntry[], chosen: readonly string[]): readonly string[] {
  const plans = chosen.map((name) => metrics.find((metric) => metric.name === name)?.plans ?? {});
  const shared = ['budget', 'target', 'forecast'].filter((plan) => plans.every((each) => plan in each));
  return ['year_ago', 'previous', ...(chosen.length === 0 ? [] : shared)];
}

function titleOf(question: Question, reader: Omit<Reader, 'result'>): string {
  const { explore } = reader.words;
  const metrics = question.metrics.map((name) => metricText(reader, name));
  const dimensions = [...question.rows, ...question.columns].map((ref) => dimensionText(reader, ref));
  if (metrics.length === 0) return explore.title;
  const list = [metrics.slice(0, -1).join(explore.comma), ...metrics.slice(-1)]
    .filter((text) => text !== '')
    .join(explore.and);
  return dimensions.length === 0 ? list : explore.titleOf(list, dimensions.join(explore.comma));
}

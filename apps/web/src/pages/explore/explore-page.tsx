import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { MetricEntry } from '../../api/answer.ts';
import { dimensionsQuery } from '../../api/catalog-queries.ts';
import { metricsQuery } from '../../api/server.ts';
import { Failure } from '../../parts/failure.tsx';
import { NO_QUESTION } from '../../parts/question/question.ts';
import { useLanguage } from '../../words/language.tsx';
import { Actions } from './actions/actions.tsx';
import { ExploreIcon } from './actions/explore-icon.tsx';
import { Answer } from './answer/answer.tsx';
import { FirstSteps } from './answer/first-steps.tsx';
import type { Editing } from './edit/editing.ts';
import { QueryRow } from './edit/query-row.tsx';
import { FieldList } from './fields/field-list.tsx';
import type { Detail } from './rows/detail.ts';
import { type Bench, useBench } from './use-bench.ts';
import { useIsNarrow } from './use-is-narrow.ts';
import { SavedViews } from './views/saved-views.tsx';
import { Window } from './window/window.tsx';
import './explore.css';

const EditDialog = lazy(async () => ({ default: (await import('./edit/edit-dialog.tsx')).EditDialog }));
const DetailPanel = lazy(async () => ({ default: (await import('./rows/detail-panel.tsx')).DetailPanel }));

/** Any metrics by any dimensions: fields at the left, the question on top, pictures and the table below. */
export function ExplorePage() {
  const { data, error, refetch } = useQuery(metricsQuery);
  // Names of dimensions too: a chip that changes its name moves everything behind it.
  const names = useQuery(dimensionsQuery([]));
  const failure = error ?? names.error;
  if (failure !== null) return <Failure error={failure} retry={() => void refetch()} />;
  if (data === undefined || names.data === undefined) return <Frame />;
  return <Workbench metrics={data} />;
}

function Frame() {
  const { words } = useLanguage();
  return (
    <div className="explore" role="status" aria-label={words.states.loading}>
      <div className="explore-fields" />
      <div className="explore-waiting" />
    </div>
  );
}

function Workbench({ metrics }: { readonly metrics: readonly MetricEntry[] }) {
  const bench = useBench(metrics);
  const [editing, edit] = useState<Editing | null>(null);
  const [detail, setDetail] = useState<Detail | null>(null);
  const [hasFields, setFields] = useState(false);
  const isNarrow = useIsNarrow();
  const { words } = useLanguage();
  const fields = <Fields bench={bench} edit={edit} />;
  return (
    <div className="explore">
      {isNarrow ? (
        hasFields && (
          <Window title={words.explore.fields} close={() => setFields(false)} place="left">
            {fields}
          </Window>
        )
      ) : (
        <aside className="explore-fields" aria-label={words.explore.fields}>
          {fields}
        </aside>
      )}
      <section className="explore-main">
        <Head bench={bench} openFields={isNarrow ? () => setFields(true) : undefined} />
        {bench.opened?.isGone === true ? (
          <p className="view-gone" role="alert">
            {words.explore.viewGone}
          </p>
        ) : null}
        <QueryRow {...bench} edit={edit} />
        <Body bench={bench} onDetail={setDetail} isNarrow={isNarrow} />
      </section>
      <Suspense fallback={null}>
        {editing === null ? null : <EditDialog {...bench} editing={editing} edit={edit} />}
        {detail === null ? null : <DetailPanel detail={detail} {...bench} close={() => setDetail(null)} />}
      </Suspense>
    </div>
  );
}

function Fields({ bench, edit }: { readonly bench: Bench; readonly edit: (editing: Editing) => void }) {
  const { question, change, view } = bench;
  return (
    <FieldList {...bench} filterBy={(ref) => edit({ kind: 'members', ref })}>
      <SavedViews
        opened={view}
        open={(id) => change(NO_QUESTION, id)}
        onDeleted={(id) => (id === view ? change(question, null) : undefined)}
      />
    </FieldList>
  );
}

function Head({
  bench,
  openFields,
}: {
  readonly bench: Bench;
  readonly openFields: (() => void) | undefined;
}) {
  const { words } = useLanguage();
  const { question, change, frame, asked, title, view, opened } = bench;
  return (
    <header className="explore-head">
      {openFields === undefined ? null : (
        <button type="button" className="fields-button" onClick={openFields}>
          <ExploreIcon name="fields" />
          {words.explore.fields}
        </button>
      )}
      <h1>
        {title}
        {opened?.isChanged === true ? (
          <small className="changed-tag">{words.explore.viewChanged}</small>
        ) : null}
      </h1>
      {question.metrics.length === 0 ? null : (
        <Actions
          question={question}
          query={frame.scoped(asked.query)}
          title={title}
          view={view}
          compare={frame.compare}
          onSaved={(id) => change(question, id)}
        />
      )}
    </header>
  );
}

function Body(props: {
  readonly bench: Bench;
  readonly onDetail: (detail: Detail) => void;
  readonly isNarrow: boolean;
}) {
  const { words } = useLanguage();
  const { bench, onDetail, isNarrow } = props;
  const { question, metrics, change } = bench;
  if (question.metrics.length > 0) return <Answer {...bench} onDetail={onDetail} isNarrow={isNarrow} />;
  if (question.rows.length + question.columns.length > 0)
    return <p className="nothing">{words.explore.chooseMetric}</p>;
  return <FirstSteps metrics={metrics} change={change} />;
}

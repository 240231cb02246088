import type { Wire } from '@plumbline/client';
import { useQueries, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { reconcileQuery, reconciliationsQuery } from '../../api/catalog-queries.ts';
import { metricsQuery } from '../../api/server.ts';
import { useFrame } from '../../frame/search.ts';
import { Failure } from '../../parts/failure.tsx';
import { FirstEntry } from '../../parts/first-entry/first-entry.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { useLanguage } from '../../words/language.tsx';
import { DifferingCells } from './differing-cells.tsx';
import { ReconciliationRow } from './reconciliation-row.tsx';
import { type Verdict, verdictOf } from './verdict-of.ts';
import './reconciliations.css';

/** Every pair of figures that must agree: both sides, their difference, and where they part. */
export function ReconciliationsPage() {
  const { words } = useLanguage();
  const { data, error, refetch } = useQuery(reconciliationsQuery);
  const metrics = useQuery(metricsQuery);
  const failure = error ?? metrics.error;
  if (failure !== null) return <Failure error={failure} retry={() => void refetch()} />;
  if (data === undefined || metrics.data === undefined)
    return (
      <section className="reconciliations">
        <Waiting height={300} />
      </section>
    );
  return data.length === 0 ? (
    <section className="reconciliations">
      <h1>{words.reconciliations.title}</h1>
      <FirstEntry
        title={words.reconciliations.firstTitle}
        text={words.reconciliations.firstText}
        example={words.reconciliations.example}
      />
    </section>
  ) : (
    <Reconciliations all={data} metrics={new Map(metrics.data.map((metric) => [metric.name, metric]))} />
  );
}

function Reconciliations(props: {
  readonly all: Wire<'ReconciliationList'>['reconciliations'];
  readonly metrics: ReadonlyMap<string, Wire<'Metric'>>;
}) {
  const { words } = useLanguage();
  const { all, metrics } = props;
  const { period, scoped } = useFrame();
  const { where, params } = scoped({ metrics: [] });
  const body = {
    period,
    ...(where === undefined ? {} : { where }),
    ...(params === undefined ? {} : { params }),
  };
  const asked = useQueries({ queries: all.map(({ name }) => reconcileQuery(name, body)) });
  const { reconciliations: text } = words;
  const isComplete = asked.every(({ data, error }) => data !== undefined || error !== null);
  const differing = isComplete ? asked.flatMap(({ data }) => (data?.rows.length ? [data] : [])) : [];
  const heads = [text.name, text.left, text.right, text.difference, text.tolerance, text.result];
  return (
    <section className="reconciliations">
      <header className="reconciliations-head">
        <h1>{text.title}</h1>
        <p className="note">{text.lead}</p>
        <Summary results={asked.map((one) => one.data)} />
        <Button onClick={() => asked.forEach((one) => void one.refetch())}>{text.all}</Button>
      </header>
      <div className="scroll">
        <table className="grid reconciliations-table" aria-label={text.title}>
          <thead>
            <tr>
              {heads.map((head, i) => (
                <th key={head} className={i > 0 && i < 4 ? 'number' : undefined}>
                  {head}
                </th>
              ))}
              <th aria-label={text.again} />
            </tr>
          </thead>
          {all.map((reconciliation, i) => {
            const one = asked[i];
            return one === undefined ? null : (
              <ReconciliationRow
                key={reconciliation.name}
                reconciliation={reconciliation}
                metrics={metrics}
                result={one.data}
                error={one.error}
                isRunning={one.isFetching}
                at={one.dataUpdatedAt}
                isDetailed={differing.some((result) => result === one.data)}
                again={() => void one.refetch()}
              />
            );
          })}
        </table>
      </div>
      {differing.map((result) => (
        <DifferingCells key={result.reconciliation.name} result={result} />
      ))}
    </section>
  );
}

/** How many agree; silent until every one is known. */
function Summary({ results }: { readonly results: readonly (Wire<'Reconciled'> | undefined)[] }) {
  const { words } = useLanguage();
  const verdicts = results.flatMap((one) => (one === undefined ? [] : [verdictOf(one)]));
  const count = (...wanted: readonly Verdict[]) => verdicts.filter((one) => wanted.includes(one)).length;
  return (
    <p className="reconciliations-summary" role="status">
      {verdicts.length < results.length
        ? ''
        : words.reconciliations.summary(count('agrees', 'within'), count('differs'), count('empty'))}
    </p>
  );
}

import { useQuery } from '@tanstack/react-query';
import { meQuery, metricsQuery } from '../../api/server.ts';
import { Empty } from '../../parts/empty.tsx';
import { Failure } from '../../parts/failure.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { useLanguage } from '../../words/language.tsx';
import { Closes } from './closes.tsx';
import { closesQuery } from './queries.ts';
import './closes.css';

/** What was reported for periods that are over, and whether it is still so. */
export function ClosesPage() {
  const { words } = useLanguage();
  const { closes: text } = words;
  const scopes = useQuery(meQuery).data?.scopes ?? [];
  const mayAsk = scopes.includes('query');
  const entries = useQuery({ ...closesQuery, enabled: mayAsk });
  const metrics = useQuery(metricsQuery);
  const failed = [entries, metrics].find(({ error }) => error !== null);
  if (mayAsk && entries.data !== undefined && metrics.data !== undefined)
    return (
      <Closes
        failure={failed?.error ?? null}
        entries={entries.data}
        metrics={new Map(metrics.data.map((metric) => [metric.name, metric]))}
        mayClose={scopes.includes('close')}
      />
    );
  return (
    <section className="closes">
      <header className="closes-head">
        <h1>{text.title}</h1>
        <p className="note">{text.lead}</p>
      </header>
      {!mayAsk ? (
        <Empty text={text.closed} />
      ) : failed === undefined ? (
        <Waiting height={300} />
      ) : (
        <Failure error={failed.error} retry={() => void failed.refetch()} />
      )}
    </section>
  );
}

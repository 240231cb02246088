import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { MetricEntry } from '../../api/answer.ts';
import { metricsQuery } from '../../api/server.ts';
import { keepFrame, useFrame } from '../../frame/search.ts';
import { Failure } from '../../parts/failure.tsx';
import { MonthTable } from '../../parts/month-table.tsx';
import { TrendSection } from '../../parts/trend-section.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { shiftMonth } from '../../reading/period.ts';
import { useLanguage } from '../../words/language.tsx';
import { NotFoundPage } from '../not-found-page.tsx';
import { Definition } from './definition.tsx';
import { MetricTree } from './metric-tree.tsx';
import { ValueStrip } from './value-strip.tsx';

export function MetricPage() {
  const { name } = useParams({ strict: false });
  const { data, error, refetch } = useQuery(metricsQuery);
  if (error !== null) return <Failure error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Waiting height={600} />;
  const metric = data.find((one) => one.name === name);
  return metric === undefined ? <NotFoundPage /> : <Metric metric={metric} />;
}

function Metric({ metric }: { readonly metric: MetricEntry }) {
  const { locale, words } = useLanguage();
  const { month } = useFrame();
  const period = `${shiftMonth(month, -11)}..${month}`;
  return (
    <>
      <header className="metric-head">
        <p className="quiet">
          <Link to="/app/metrics" search={keepFrame}>
            {words.metric.breadcrumb}
          </Link>
        </p>
        <div className="metric-title">
          <h1>{metric.label[locale]}</h1>
          <span className="quiet">{metric.name}</span>
          <span className="tag">v{metric.version}</span>
          <span className="tag">{words.direction[metric.direction]}</span>
        </div>
      </header>
      <ValueStrip metric={metric} />
      <div className="columns">
        <div className="main-column">
          <TrendSection metric={metric} period={period} note={words.metric.trendNote} />
          <section className="block">
            <h2>
              {words.metric.tree} <small>{words.metric.treeNote}</small>
            </h2>
            <MetricTree name={metric.name} />
          </section>
        </div>
        <aside className="rail">
          <Definition metric={metric} />
          <MonthTable metric={metric} period={period} />
        </aside>
      </div>
    </>
  );
}

import '../../figures/figures.css';
import '../../parts/metric-card/metric-card.css';
import './metric.css';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense } from 'react';
import type { MetricEntry } from '../../api/answer.ts';
import { metricsQuery } from '../../api/server.ts';
import { Failure } from '../../parts/failure.tsx';
import { TabStrip } from '../../parts/tab-strip.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { useLanguage } from '../../words/language.tsx';
import { NotFoundPage } from '../not-found-page.tsx';
import { useMetricAddress } from './metric-address.ts';
import { TABS, type Tab } from './metric-address-of.ts';
import { MetricHead } from './metric-head.tsx';
import { Overview } from './overview/overview.tsx';
import { StandingNotice } from './standing/standing-notice.tsx';

const DefinitionTab = lazy(() => import('./definition/definition-tab.tsx'));
const TreeTab = lazy(() => import('./tree/tree-tab.tsx'));
const TalkTab = lazy(() => import('./talk/talk-tab.tsx'));
const VersionsTab = lazy(() => import('./versions/versions-tab.tsx'));
const RowsDrawer = lazy(() => import('./rows/rows-drawer.tsx'));

export { prepare } from './prepare.ts';

type Panel = (props: { readonly metric: MetricEntry; readonly all: readonly MetricEntry[] }) => ReactNode;

const PANELS: { readonly [T in Tab]: Panel } = {
  overview: (props) => <Overview {...props} />,
  definition: (props) => <DefinitionTab {...props} />,
  tree: (props) => <TreeTab {...props} />,
  versions: (props) => <VersionsTab {...props} />,
  talk: (props) => <TalkTab {...props} />,
};

export function MetricPage() {
  const { name } = useParams({ strict: false });
  const { data, error, refetch } = useQuery(metricsQuery);
  if (error !== null) return <Failure error={error} retry={() => void refetch()} />;
  if (data === undefined) return <PageWaiting />;
  const metric = data.find((one) => one.name === name);
  return metric === undefined ? <NotFoundPage /> : <Metric key={metric.name} metric={metric} all={data} />;
}

function Metric({ metric, all }: { readonly metric: MetricEntry; readonly all: readonly MetricEntry[] }) {
  const { words } = useLanguage();
  const { address, set } = useMetricAddress();
  const tab = address.tab ?? 'overview';
  return (
    <div className="metric-page">
      <MetricHead metric={metric} />
      <StandingNotice metric={metric} all={all} />
      <TabStrip
        className="metric-tabs"
        activeKey={tab}
        aria-label={words.metric.tabs.label}
        onChange={(key) => set({ tab: TABS.find((one) => one === key && one !== 'overview') })}
        items={TABS.map((key) => ({ key, label: words.metric.tabs[key] }))}
      />
      <Suspense fallback={<TabWaiting />}>{PANELS[tab]({ metric, all })}</Suspense>
      {address.rows === undefined ? null : (
        <Suspense>
          <RowsDrawer metric={metric} measure={address.rows} />
        </Suspense>
      )}
    </div>
  );
}

function TabWaiting() {
  return (
    <div className="metric-body">
      <Waiting height={520} />
    </div>
  );
}

function PageWaiting() {
  return (
    <div className="metric-page">
      <div className="metric-head">
        <Waiting height={56} />
      </div>
      <div className="metric-body">
        <Waiting height={72} />
        <Waiting height={300} />
      </div>
    </div>
  );
}

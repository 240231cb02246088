import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import type { MetricEntry } from '../../api/answer.ts';
import { metricsQuery } from '../../api/server.ts';
import { useFrame } from '../../frame/search.ts';
import { Failure } from '../../parts/failure.tsx';
import { MetricCard } from '../../parts/metric-card/metric-card.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { shortPeriod } from '../../reading/period.ts';
import { useLanguage } from '../../words/language.tsx';
import { ChangesSection } from './changes/changes-section.tsx';
import { DataRail } from './data-rail.tsx';
import { HomeLead } from './home-lead.tsx';
import { followsQuery } from './home-queries.ts';
import { WaitingRail } from './waiting-rail.tsx';
import './home.css';

const FollowDialog = lazy(async () => ({
  default: (await import('./follow/follow-dialog.tsx')).FollowDialog,
}));

/** 工作台: what I follow, what changed in it, and how fresh it is. */
export function HomePage() {
  const metrics = useQuery(metricsQuery);
  const follows = useQuery(followsQuery);
  const error = metrics.error ?? follows.error;
  if (error !== null)
    return (
      <Failure
        error={error}
        retry={() => {
          void metrics.refetch();
          void follows.refetch();
        }}
      />
    );
  if (metrics.data === undefined || follows.data === undefined) return <HomeBlocks />;
  const followed = follows.data.metrics.flatMap(
    (name) => metrics.data.find((metric) => metric.name === name) ?? [],
  );
  return <Desk followed={followed} isDefault={follows.data.is_default} />;
}

interface DeskProps {
  readonly followed: readonly MetricEntry[];
  readonly isDefault: boolean;
}

function Desk({ followed, isDefault }: DeskProps) {
  const { locale, words } = useLanguage();
  const { home: text } = words;
  const { period } = useFrame();
  const [isAdjusting, adjust] = useState(false);
  return (
    <div className="columns home">
      <div className="home-main">
        <HomeLead followed={followed} />
        <section aria-label={text.followed}>
          <header className="block-head">
            <h2>
              {text.followed} <small>{text.followedNote(shortPeriod(period, locale))}</small>
            </h2>
            {isDefault && followed.length > 0 ? (
              <small className="quiet home-offered">{text.offered}</small>
            ) : null}
            <button type="button" className="link-button" onClick={() => adjust(true)}>
              {text.adjust}
            </button>
          </header>
          {followed.length === 0 ? (
            <div className="home-empty">
              <p>
                <strong>{text.emptyTitle}</strong>
                {locale === 'zh' ? '' : ' '}
                {text.emptyText}
              </p>
              <Button type="primary" onClick={() => adjust(true)}>
                {text.choose}
              </Button>
            </div>
          ) : (
            <div className="home-cards">
              {followed.map((metric) => (
                <MetricCard key={metric.name} metric={metric} />
              ))}
            </div>
          )}
        </section>
        {followed.length === 0 ? null : <ChangesSection />}
      </div>
      <aside className="rail">
        <WaitingRail />
        <DataRail />
      </aside>
      {isAdjusting ? (
        <Suspense fallback={null}>
          <FollowDialog followed={followed.map(({ name }) => name)} close={() => adjust(false)} />
        </Suspense>
      ) : null}
    </div>
  );
}

function HomeBlocks() {
  return (
    <div className="columns home">
      <div className="home-main">
        <Waiting height={84} />
        <Waiting height={376} />
        <Waiting height={240} />
      </div>
      <aside className="rail">
        <Waiting height={320} />
      </aside>
    </div>
  );
}

import type { MetricEntry } from '../../../api/answer.ts';
import { isOfAges } from '../../../api/refusal.ts';
import { VersionsBar } from '../../../parts/definition/versions-bar.tsx';
import { useLanguage } from '../../../words/language.tsx';
import { Breakdown } from '../breakdown/breakdown.tsx';
import { isPlace } from '../is-place.ts';
import { useMetricAddress } from '../metric-address.ts';
import { usePeriodFigure } from '../strip/use-figures.ts';
import { ValueStrip } from '../strip/value-strip.tsx';
import { PeriodTable } from '../trend/period-table.tsx';
import { Trend } from '../trend/trend.tsx';
import { CohortLink, OfAges } from './cohorts.tsx';
import { Places } from './places.tsx';
import { Rail } from './rail.tsx';
import { RecordClock } from './record-clock.tsx';

interface Tab {
  readonly metric: MetricEntry;
  readonly all: readonly MetricEntry[];
}

/** The answer first, then its course, its parts, and what it is. */
export function Overview({ metric, all }: Tab) {
  const { error } = usePeriodFigure(metric);
  return (
    <div className="columns metric-columns">
      <div className="main-column">
        <Definitions metric={metric} />
        <RecordClock metric={metric} />
        {isOfAges(error) ? (
          <OfAges metric={metric} all={all} />
        ) : isPlace(metric) ? (
          <Places metric={metric} />
        ) : (
          <>
            <ValueStrip metric={metric} all={all} />
            {metric.formula.includes('cohort') ? <CohortLink metric={metric} all={all} /> : null}
            <Trend metric={metric} />
            <div className="halves">
              <Breakdown metric={metric} />
              <PeriodTable metric={metric} />
            </div>
          </>
        )}
      </div>
      <aside className="rail">
        <Rail metric={metric} all={all} />
      </aside>
    </div>
  );
}

/** Where an older definition was in force before: which one gives the figures of the page. */
function Definitions({ metric }: Pick<Tab, 'metric'>) {
  const { versions } = useLanguage().words;
  const { address, set } = useMetricAddress();
  if (metric.effective_from === null) return null;
  const isRestated = address.restated !== undefined;
  return (
    <VersionsBar
      text={isRestated ? versions.all : versions.begins(metric.effective_from)}
      isRestated={isRestated}
      restate={(next) => set({ restated: next ? 'yes' : undefined })}
    />
  );
}

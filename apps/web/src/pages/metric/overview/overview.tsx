import type { MetricEntry } from '../../../api/answer.ts';
import { Breakdown } from '../breakdown/breakdown.tsx';
import { ValueStrip } from '../strip/value-strip.tsx';
import { PeriodTable } from '../trend/period-table.tsx';
import { Trend } from '../trend/trend.tsx';
import { Rail } from './rail.tsx';

interface Tab {
  readonly metric: MetricEntry;
  readonly all: readonly MetricEntry[];
}

/** The answer first, then its course, its parts, and what it is. */
export function Overview({ metric, all }: Tab) {
  return (
    <div className="columns metric-columns">
      <div className="main-column">
        <ValueStrip metric={metric} />
        <Trend metric={metric} />
        <div className="halves">
          <Breakdown metric={metric} />
          <PeriodTable metric={metric} />
        </div>
      </div>
      <aside className="rail">
        <Rail metric={metric} all={all} />
      </aside>
    </div>
  );
}

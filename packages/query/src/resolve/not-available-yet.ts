import { report } from '@plumbline/diagnostics';
import type { MetricQuery } from '../metric-query.ts';
import { placeOf, type Resolving } from './resolving.ts';

type Key = keyof MetricQuery;

/** Options that can be written and are not computed yet, with the feature to name; null where the value changes nothing. */
const LATER: { readonly [K in Key]?: (query: MetricQuery) => string | null } = {
  peers: ({ peers }) => (peers === 'calendar' ? 'peers: calendar' : null),
};

/** Refuses what a later version computes. */
export function refuseNotAvailableYet(to: Resolving): void {
  const { pattern } = to.model.workspace.calendar;
  if (to.query.alignment === 'spring_festival' && pattern !== undefined) {
    const feature = `alignment: spring_festival, ${pattern.pattern}`;
    to.diagnostics.push(report('model/not-available-yet', { feature }, { at: placeOf(['alignment']) }));
  }
  for (const [key, featureOf] of Object.entries(LATER)) {
    const feature = featureOf(to.query);
    if (feature !== null)
      to.diagnostics.push(report('model/not-available-yet', { feature }, { at: placeOf([key]) }));
  }
}

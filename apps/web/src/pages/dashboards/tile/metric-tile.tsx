import type { Wire } from '@plumbline/client';
import type { MetricEntry } from '../../../api/answer.ts';
import { useFrame } from '../../../frame/search.ts';
import { useScopeName } from '../../../frame/use-scope-name.ts';
import { MetricCardFace } from '../../../parts/metric-card/metric-card-face.tsx';
import { useCard } from '../../../parts/metric-card/use-card.ts';
import type { Filter } from '../board/body.ts';
import { unreachedBy } from '../board/unreached-by.ts';
import { withFilters } from '../board/with-filters.ts';
import { Unfiltered } from './unfiltered.tsx';

interface MetricTileProps {
  readonly metric: MetricEntry;
  readonly filters: readonly Filter[];
}

/** A metric card by the filters of the dashboard. One that the metric cannot reach is left out, and named. */
export function MetricTile({ metric, filters }: MetricTileProps) {
  const frame = useFrame();
  const scope = useScopeName();
  const by = (some: readonly Filter[]) => ({
    ...frame,
    scoped: (question: Wire<'MetricQuery'>) => withFilters(frame.scoped(question), some),
  });
  const whole = useCard(metric, by(filters));
  const unreached = unreachedBy(whole.error, filters);
  const isNarrowed = unreached.length > 0;
  const reached = filters.filter((filter) => !unreached.includes(filter));
  const narrowed = useCard(metric, by(reached), isNarrowed);
  return (
    <>
      <MetricCardFace {...(isNarrowed ? narrowed : whole)} scope={scope} />
      <Unfiltered filters={unreached} />
    </>
  );
}

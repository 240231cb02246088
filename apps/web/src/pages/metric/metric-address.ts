import { useNavigate, useSearch } from '@tanstack/react-router';
import type { FrameSearch } from '../../frame/search.ts';
import { type MetricAddress, readMetricAddress } from './metric-address-of.ts';

export function useMetricAddress(): {
  readonly address: MetricAddress;
  readonly set: (change: MetricAddress) => void;
} {
  const address = readMetricAddress(useSearch({ strict: false }));
  const navigate = useNavigate();
  return {
    address,
    set: (change) =>
      void navigate({
        to: '.',
        search: (now: FrameSearch) => ({ ...now, ...change }),
        replace: change.tab === undefined,
        resetScroll: false,
      }),
  };
}

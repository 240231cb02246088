import type { Wire } from '@plumbline/client';
import { queryOptions } from '@tanstack/react-query';
import { call, queryClient } from '../../api/server.ts';
import type { FrameState } from '../../frame/search.ts';

export const followsQuery = queryOptions({
  queryKey: ['follows'],
  queryFn: ({ signal }) => call('follows', { signal }),
});

export async function saveFollows(metrics: readonly string[]): Promise<Wire<'Follows'>> {
  const saved = await call('saveFollows', { body: { metrics: [...metrics] } });
  queryClient.setQueryData(followsQuery.queryKey, saved);
  await queryClient.invalidateQueries({ queryKey: ['changes'] });
  return saved;
}

/** What changed in the metrics followed, by the frame's period, comparison and scope. */
export function changesQuery({ period, compare, scoped }: FrameState) {
  const { where, params } = scoped({ metrics: [] });
  const query = {
    period,
    compare,
    ...(where === undefined ? {} : { where, params: JSON.stringify(params ?? {}) }),
  };
  return queryOptions({
    queryKey: ['changes', query],
    queryFn: ({ signal }) => call('changes', { query, signal }),
  });
}

export const datasetsQuery = queryOptions({
  queryKey: ['datasets'],
  queryFn: async ({ signal }) => (await call('datasets', { signal })).datasets,
});

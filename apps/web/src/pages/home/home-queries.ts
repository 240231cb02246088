import type { Wire } from '@plumbline/client';
import { queryOptions } from '@tanstack/react-query';
import { call, queryClient } from '../../api/server.ts';
import { subscriptionsQuery } from '../../api/subscriptions.ts';
import type { FrameState } from '../../frame/search.ts';

export const followsQuery = queryOptions({
  queryKey: ['follows'],
  queryFn: ({ signal }) => call('follows', { signal }),
});

/** `read`: the list as it was when it was ordered; what was followed elsewhere since stays. */
export async function saveFollows(
  metrics: readonly string[],
  read: readonly string[],
): Promise<Wire<'Follows'>> {
  const saved = await call('saveFollows', { body: { metrics: [...metrics], read: [...read] } });
  queryClient.setQueryData(followsQuery.queryKey, saved);
  await queryClient.invalidateQueries({ queryKey: ['changes'] });
  return saved;
}

export async function forgetUnseen(): Promise<void> {
  await call('forgetUnseen', {});
  await queryClient.invalidateQueries({ queryKey: followsQuery.queryKey });
  await queryClient.invalidateQueries({ queryKey: subscriptionsQuery.queryKey });
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

import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../api/server.ts';

/** What the reader follows. */
export interface Followed {
  readonly names: ReadonlySet<string>;
  readonly toggle: (name: string) => void;
}

export const followsQuery = queryOptions({
  queryKey: ['follows'],
  queryFn: ({ signal }) => call('follows', { signal }),
});

/** Null: not known yet, or nobody to follow for. A star turns at once and turns back when the server refuses. */
export function useFollows(): Followed | null {
  const client = useQueryClient();
  const { data } = useQuery(followsQuery);
  const { mutate } = useMutation({
    mutationFn: (metrics: string[]) => call('saveFollows', { body: { metrics } }),
    onMutate: async (metrics) => {
      await client.cancelQueries({ queryKey: followsQuery.queryKey });
      const before = client.getQueryData(followsQuery.queryKey);
      client.setQueryData(followsQuery.queryKey, { metrics, is_default: false });
      return before;
    },
    onError: (_, __, before) => client.setQueryData(followsQuery.queryKey, before),
    onSuccess: (saved) => client.setQueryData(followsQuery.queryKey, saved),
  });
  if (data === undefined) return null;
  const { metrics } = data;
  return {
    names: new Set(metrics),
    toggle: (name) =>
      mutate(metrics.includes(name) ? metrics.filter((one) => one !== name) : [...metrics, name]),
  };
}

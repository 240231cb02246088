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

interface Turn {
  readonly name: string;
  readonly follow: boolean;
}

const TURNING = ['turn follow'];

/**
 * Null: not known yet, or nobody to follow for. A star turns at once and turns back when the server refuses. One name is sent, not the
 * list: what another tab has followed meanwhile stays.
 */
export function useFollows(): Followed | null {
  const client = useQueryClient();
  const { queryKey } = followsQuery;
  const { data } = useQuery(followsQuery);
  const { mutate } = useMutation({
    mutationKey: TURNING,
    mutationFn: ({ name, follow }: Turn) =>
      call('saveSubscription', { body: { kind: 'metric', id: name, follow } }),
    onMutate: async ({ name, follow }) => {
      await client.cancelQueries({ queryKey });
      client.setQueryData(queryKey, (before) => {
        if (before === undefined) return before;
        const others = before.metrics.filter((one) => one !== name);
        return { ...before, metrics: follow ? [...others, name] : others, is_default: false };
      });
    },
    // While other stars turn, what they have done already is not drawn back.
    onSettled: () =>
      client.isMutating({ mutationKey: TURNING }) === 1 ? client.invalidateQueries({ queryKey }) : undefined,
  });
  if (data === undefined) return null;
  const names = new Set(data.metrics);
  return { names, toggle: (name) => mutate({ name, follow: !names.has(name) }) };
}

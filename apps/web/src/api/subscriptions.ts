import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from './server.ts';
import type { Subject } from './talk-calls.ts';

export const subscriptionsQuery = queryOptions({
  queryKey: ['subscriptions'],
  queryFn: ({ signal }) => call('subscriptions', { signal }),
});

/** Whether the reader follows something; `toggle` null: not known yet. */
export function useSubscription({ kind, id }: Subject): {
  readonly isFollowed: boolean;
  readonly toggle: (() => void) | null;
} {
  const client = useQueryClient();
  const { queryKey } = subscriptionsQuery;
  const { data } = useQuery(subscriptionsQuery);
  const { mutate, isPending, variables } = useMutation({
    mutationFn: (follow: boolean) => call('saveSubscription', { body: { kind, id, follow } }),
    onSuccess: (saved) => client.setQueryData(queryKey, saved),
  });
  const isKept = data?.subscriptions.some((one) => one.kind === kind && one.id === id) === true;
  // It turns at once, and back where the server refuses.
  const isFollowed = isPending ? variables : isKept;
  return { isFollowed, toggle: data === undefined ? null : () => mutate(!isFollowed) };
}

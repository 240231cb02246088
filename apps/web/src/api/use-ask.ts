import { type UseQueryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Result } from './answer.ts';

/** A question on its way: what is shown until it is answered, and the way out of it. */
export interface Asking {
  readonly data: Result | undefined;
  readonly error: unknown;
  /** Left by the reader before it was answered. */
  readonly isCancelled: boolean;
  readonly cancel: () => void;
  readonly retry: () => void;
}

/** Asks a question. Cancelling ends the request, and the server stops working on it. */
export function useAsk(asked: UseQueryOptions<Result>): Asking {
  const client = useQueryClient();
  const { data, error, isPending, fetchStatus, refetch } = useQuery(asked);
  return {
    data,
    error,
    isCancelled: isPending && fetchStatus === 'idle',
    cancel: () => void client.cancelQueries({ queryKey: asked.queryKey }),
    retry: () => void refetch(),
  };
}

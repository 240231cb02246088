import type { Wire } from '@plumbline/client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Result } from './answer.ts';
import { askQuery } from './server.ts';

/** A question on its way: what is shown until it is answered, and the way out of it. */
export interface Asking {
  readonly data: Result | undefined;
  readonly error: unknown;
  /** Left by the reader before it was answered. */
  readonly isCancelled: boolean;
  readonly cancel: () => void;
  readonly retry: () => void;
}

/** Asks a question; null: there is none yet. Cancelling ends the request, and the server stops working on it. */
export function useAsk(question: Wire<'MetricQuery'> | null): Asking {
  const client = useQueryClient();
  const asked = askQuery(question ?? { metrics: [] });
  const { data, error, isPending, fetchStatus, refetch } = useQuery({ ...asked, enabled: question !== null });
  return {
    data,
    error,
    isCancelled: question !== null && isPending && fetchStatus === 'idle',
    cancel: () => void client.cancelQueries({ queryKey: asked.queryKey }),
    retry: () => void refetch(),
  };
}

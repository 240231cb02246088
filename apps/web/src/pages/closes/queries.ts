import type { Wire } from '@plumbline/client';
import { queryOptions } from '@tanstack/react-query';
import { call, queryClient } from '../../api/server.ts';

export type CloseEntry = Wire<'ClosedPeriodList'>['periods'][number];
export type CloseDetail = Wire<'ClosedPeriod'>;
export type Finding = CloseDetail['findings'][number];

/** Others lock and unlock too: what stands here is asked anew. */
const ANEW = { staleTime: 0, refetchOnWindowFocus: true } as const;

/** The newest first. */
export const closesQuery = queryOptions({
  queryKey: ['closes', 'list'],
  queryFn: async ({ signal }) => (await call('closes', { signal })).periods.toReversed(),
  ...ANEW,
});

export function closeQuery(period: string) {
  return queryOptions({
    queryKey: ['closes', 'one', period],
    queryFn: ({ signal }) => call('close', { path: { period }, signal }),
    ...ANEW,
  });
}

/** After a step, and after a verification: a load may have found something meanwhile. */
export async function refreshCloses(): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: ['closes'] });
}

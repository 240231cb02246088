import { queryOptions } from '@tanstack/react-query';
import { call } from '../../api/server.ts';

export const sessionsQuery = queryOptions({
  queryKey: ['own sessions'],
  queryFn: async ({ signal }) => (await call('sessions', { signal })).sessions,
});

export const tokensQuery = queryOptions({
  queryKey: ['own tokens'],
  queryFn: async ({ signal }) => (await call('tokens', { signal })).tokens,
});

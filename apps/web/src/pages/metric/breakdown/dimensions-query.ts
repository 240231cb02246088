import { queryOptions } from '@tanstack/react-query';
import { call } from '../../../api/server.ts';

export function dimensionsQuery(name: string) {
  return queryOptions({
    queryKey: ['dimensions', name],
    queryFn: async ({ signal }) =>
      (await call('dimensions', { query: { metrics: name }, signal })).dimensions,
  });
}

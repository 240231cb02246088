import { useQuery } from '@tanstack/react-query';
import { meQuery } from '../../api/server.ts';

/** Whether the reader may ask for changes. */
export function useMayPropose(): boolean {
  return (useQuery(meQuery).data?.scopes ?? []).includes('propose');
}

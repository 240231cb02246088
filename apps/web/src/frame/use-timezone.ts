import { useQuery } from '@tanstack/react-query';
import { meQuery } from '../api/server.ts';

/** Where it is what day it is, for the company: days of people and of the log are real days of that place. */
export function useTimezone(): string {
  return useQuery(meQuery).data?.workspace.timezone ?? 'UTC';
}

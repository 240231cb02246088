import type { Capability } from '@plumbline/client';
import { useQuery } from '@tanstack/react-query';
import { meQuery } from '../../api/server.ts';

/** Whether the reader's roles give a capability. */
export function useMay(): (capability: Capability) => boolean {
  const scopes = useQuery(meQuery).data?.scopes ?? [];
  return (capability) => scopes.includes(capability);
}

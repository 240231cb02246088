import { queryOptions } from '@tanstack/react-query';
import { call, queryClient } from '../../api/server.ts';

export const usersQuery = queryOptions({
  queryKey: ['admin', 'users'],
  queryFn: async ({ signal }) => (await call('users', { signal })).users,
});

export const departmentsQuery = queryOptions({
  queryKey: ['admin', 'departments'],
  queryFn: async ({ signal }) => (await call('departments', { signal })).departments,
});

export const teamsQuery = queryOptions({
  queryKey: ['admin', 'teams'],
  queryFn: async ({ signal }) => (await call('teams', { signal })).teams,
});

export const rolesQuery = queryOptions({
  queryKey: ['admin', 'roles'],
  queryFn: ({ signal }) => call('roles', { signal }),
});

/** Every policy, for whoever may edit them. */
export const policiesQuery = queryOptions({
  queryKey: ['admin', 'policies'],
  queryFn: async ({ signal }) => (await call('editStart', { signal })).policies,
});

export const delegationsQuery = queryOptions({
  queryKey: ['admin', 'delegations'],
  queryFn: async ({ signal }) => (await call('delegations', { signal })).delegations,
});

export const ownedTokensQuery = queryOptions({
  queryKey: ['admin', 'tokens'],
  queryFn: async ({ signal }) => (await call('ownedTokens', { signal })).tokens,
});

export function identitiesQuery(login: string) {
  return queryOptions({
    queryKey: ['admin', 'identities', login],
    queryFn: ({ signal }) => call('identities', { path: { login }, signal }),
  });
}

export function sightQuery(login: string) {
  return queryOptions({
    queryKey: ['admin', 'sight', login],
    queryFn: ({ signal }) => call('sight', { path: { login }, signal }),
  });
}

/** After a change everything that is administered is asked anew: a role changes what users may, a department where they stand. */
export async function refreshAdmin(): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: ['admin'] });
}

import { useQuery } from '@tanstack/react-query';
import { personName } from '../../../parts/talk/person-name.ts';
import { usersQuery } from '../queries.ts';

/** What those who were faster are called: by their logins until the people are read, as on every page of the administration. */
export function usePeopleNames(): (login: string) => string {
  const users = useQuery(usersQuery).data ?? [];
  return (login) => personName(users, login);
}

import type { RequestEntry } from '../../api/change-queries.ts';

/** What somebody is called; the login of who has no account, such as the machinery. */
export function personName(people: RequestEntry['people'], login: string): string {
  return people.find((one) => one.login === login)?.name ?? login;
}

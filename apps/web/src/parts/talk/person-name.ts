import type { Wire } from '@plumbline/client';

/** What logins are called. */
export type People = Wire<'PersonNameList'>['people'];

/** What somebody is called; the login of who has no account, such as the machinery. */
export function personName(people: People, login: string): string {
  return people.find((one) => one.login === login)?.name ?? login;
}

import { ADMINISTRATOR_ROLE, type Center } from '@plumbline/center';

/** Shown once on the terminal, never logged. */
export interface OneTimePassword {
  readonly login: string;
  readonly password: string;
}

const LOGIN = 'admin';
const WRITER = 'system';

/**
 * Makes the local administrator of a new workspace. While nobody has replaced the one-time password, each start gives a
 * new one, so that a lost or expired one costs a restart; null once somebody has.
 */
export async function firstAdministrator(
  { people }: Pick<Center, 'people'>,
  now: Date,
  reset: boolean,
): Promise<OneTimePassword | null> {
  const writer = { by: WRITER, now };
  const users = await people.users.list();
  const known = users.find(({ login }) => login === LOGIN);
  if (known === undefined && users.length > 0 && !reset) return null;
  if (known !== undefined && !known.mustChangePassword && !reset) return null;
  const user =
    known ??
    (await people.users.create(
      { login: LOGIN, displayName: 'Administrator', roles: [ADMINISTRATOR_ROLE] },
      writer,
    ));
  const password = await people.users.issueOneTimePassword(user.id, writer);
  return { login: LOGIN, password };
}

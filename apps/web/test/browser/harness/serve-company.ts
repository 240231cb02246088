import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Caller, makePerson, type PersonWish, send } from './person.ts';
import { type RunningServer, runServer } from './running-server.ts';
import { type Session, signIn } from './signed-in.ts';

/** A running server of a small company with its people. */
export interface ServedCompany {
  readonly server: RunningServer;
  /** Its own copy of the workspace folder. */
  readonly folder: string;
  readonly admin: Session;
  /** Sessions by login. */
  readonly people: ReadonlyMap<string, Session>;
  readonly as: (login: string) => Caller;
  /** Loads what was written into the folder; whether every dataset could be read. */
  readonly load: () => Promise<boolean>;
  readonly stop: () => Promise<void>;
}

/** `roles`: those that the people need beside the built-in ones. */
export async function serveCompany(
  source: string,
  wishes: readonly PersonWish[],
  roles: Readonly<Record<string, object>> = {},
): Promise<ServedCompany> {
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-company-'));
  await cp(source, folder, { recursive: true });
  const server = await runServer(['serve', folder]);
  const { url } = server;
  const admin = await signIn(url, server.oneTime);
  for (const [name, role] of Object.entries(roles))
    await send({ url, session: admin }, 'PUT', `roles/${name}`, role);
  const people = new Map<string, Session>();
  for (const wish of wishes) people.set(wish.login, await makePerson({ url, session: admin }, wish));
  const as = (login: string): Caller => ({ url, session: people.get(login) ?? null });
  const load = () =>
    send({ url, session: admin }, 'POST', 'load', {}).then(
      () => true,
      () => false,
    );
  const stop = async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { server, folder, admin, people, as, load, stop };
}

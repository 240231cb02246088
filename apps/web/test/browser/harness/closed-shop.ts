import { appendFile, cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Caller, makePerson, send } from './person.ts';
import { type RunningServer, runServer } from './running-server.ts';
import { type Session, signIn } from './signed-in.ts';

/** Folder of a workspace whose periods are closed; the pictures of `scripts/shots.mjs` are of it too. */
export const CLOSED_FOLDER = join(import.meta.dirname, 'closed');

/** Fay closes the books, Vic looks at them, Ann sees one region, Ray may not ask for figures. */
const PEOPLE = [
  { login: 'fay', name: 'Fay', roles: ['steward'] },
  { login: 'vic', name: 'Vic', roles: ['viewer'] },
  { login: 'ann', name: 'Ann', roles: ['analyst'], attributes: { regions: ['east'] } },
  { login: 'ray', name: 'Ray', roles: ['reader'] },
] as const;

export interface ClosedShop {
  readonly server: RunningServer;
  /** Sessions by login. */
  readonly people: ReadonlyMap<string, Session>;
  readonly as: (login: string) => Caller;
  /** A voucher that comes late, and the load that brings it in. */
  readonly post: (row: string) => Promise<void>;
  readonly stop: () => Promise<void>;
}

export async function serveClosedShop(): Promise<ClosedShop> {
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-closed-'));
  await cp(CLOSED_FOLDER, folder, { recursive: true });
  const server = await runServer(['serve', folder]);
  const { url } = server;
  const session = await signIn(url, server.oneTime);
  const admin = { url, session };
  const label = { zh: '只看定义', en: 'Reader' };
  await send(admin, 'PUT', 'roles/reader', { label, capabilities: ['read'] });
  const people = new Map<string, Session>();
  for (const person of PEOPLE) people.set(person.login, await makePerson(admin, person));
  const as = (login: string): Caller => ({ url, session: people.get(login) ?? null });
  const post = async (row: string) => {
    await appendFile(join(folder, 'vouchers.csv'), `${row}\n`);
    await send(admin, 'POST', 'load', {});
  };
  const stop = async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { server, people, as, post, stop };
}

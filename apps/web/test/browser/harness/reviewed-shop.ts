import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Caller, makePerson, send } from './person.ts';
import { REVIEWED_FOLDER, REVIEWED_PEOPLE, reviewedDefinitions } from './reviewed-company.ts';
import { type RunningServer, runServer } from './running-server.ts';
import { type Session, signIn } from './signed-in.ts';

export interface ReviewedShop {
  readonly server: RunningServer;
  readonly admin: Session;
  /** Sessions by login. */
  readonly people: ReadonlyMap<string, Session>;
  /** Asks for another formula of the collection rate, as somebody; gives the id of the request. */
  readonly propose: (login: string, rate: string, more?: object) => Promise<string>;
  readonly as: (login: string) => Caller;
  readonly stop: () => Promise<void>;
}

/** A running server of the reviewed company with its people. */
export async function serveReviewedShop(): Promise<ReviewedShop> {
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-reviewed-'));
  await cp(REVIEWED_FOLDER, folder, { recursive: true });
  const server = await runServer(['serve', folder]);
  const { url } = server;
  const admin = await signIn(url, server.oneTime);
  const people = new Map<string, Session>();
  for (const person of REVIEWED_PEOPLE)
    people.set(person.login, await makePerson({ url, session: admin }, person));
  const as = (login: string): Caller => ({ url, session: people.get(login) ?? null });
  const propose = async (login: string, rate: string, more: object = {}) => {
    const files = { 'plumbline.yaml': reviewedDefinitions(rate) };
    const { body } = await send(as(login), 'POST', 'change-requests', { files, ...more });
    return `CR-${String(body.request).padStart(4, '0')}`;
  };
  const stop = async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { server, admin, people, propose, as, stop };
}

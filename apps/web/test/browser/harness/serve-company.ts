import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
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

/** What the tests of a file open. */
interface Opened<C extends ServedCompany> {
  readonly shop: () => C;
  /** As somebody, at a page. */
  readonly at: (
    login: string,
    path: string,
  ) => { readonly url: string; readonly session: Session | null; readonly path: string };
}

/** A company that is served from the first test of a file to the last; none where the web app was not built. */
export function servedThroughout<C extends ServedCompany>(serve: () => Promise<C>): Opened<C> {
  let company: C | undefined;
  beforeAll(async () => {
    if (inject('web').kind !== 'missing') company = await serve();
  });
  afterAll(() => company?.stop());
  return {
    shop() {
      if (company === undefined) throw new Error('no server');
      return company;
    },
    at: (login, path) => ({
      url: company?.server.url ?? '',
      session: company?.people.get(login) ?? null,
      path,
    }),
  };
}

/** A part of a page by the name that it has for tests. */
export const section = (page: Page, name: string): Locator => page.locator(`[data-section=${name}]`);

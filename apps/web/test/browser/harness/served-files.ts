import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, inject, type TestContext } from 'vitest';
import { type App, openApp } from '../open-app.ts';
import { type RunningServer, runServer } from './running-server.ts';
import { type Session, signIn } from './signed-in.ts';

/** Serves a folder of these files while the tests of a file run; opens its pages as the administrator. */
export function servedFiles(files: Readonly<Record<string, string>>) {
  let folder = '';
  let server: RunningServer | undefined;
  let session: Session | null = null;

  beforeAll(async () => {
    if (inject('web').kind === 'missing') return;
    folder = await mkdtemp(join(tmpdir(), 'plumbline-files-'));
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    server = await runServer(['serve', folder]);
    session = await signIn(server.url, server.oneTime);
  });

  afterAll(async () => {
    await server?.stop();
    if (folder !== '') await rm(folder, { recursive: true, force: true });
  });

  return (
    context: TestContext,
    path: string,
    look: { readonly locale?: 'zh' | 'en'; readonly width?: number } = {},
  ): Promise<App> => openApp(context, { url: server?.url ?? '', session, path, ...look });
}

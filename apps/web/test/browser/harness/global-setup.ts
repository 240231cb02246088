import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import type { TestProject } from 'vitest/node';
import { ROOT, runServer } from './running-server.ts';
import { type Session, signIn } from './signed-in.ts';

/** What every browser test is given. */
export type Web =
  | { readonly kind: 'missing'; readonly why: string }
  | {
      readonly kind: 'ready';
      readonly url: string;
      readonly chromium: string;
      /** Workspace of the demo company. */
      readonly folder: string;
      readonly session: Session;
    };

declare module 'vitest' {
  interface ProvidedContext {
    readonly web: Web;
  }
}

/**
 * One demo company and one server for all browser tests. `PLUMBLINE_BROWSER_FOLDER` names a folder that is kept, so that
 * the company is made only once on a developer's machine.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const finder = join(ROOT, 'scripts/chromium.mjs');
  const found = spawnSync(process.execPath, [finder], { encoding: 'utf8', env: { ...process.env, CI: '' } });
  const chromium = found.stdout.trim();
  const isBuilt = existsSync(join(ROOT, 'apps/web/dist/index.html'));
  const why = chromium === '' ? found.stderr.trim() : isBuilt ? null : 'the app is not built: npm run build';
  if (why !== null) {
    if (process.env.CI === 'true') throw new Error(why);
    project.provide('web', { kind: 'missing', why });
    return async () => {};
  }
  const kept = process.env.PLUMBLINE_BROWSER_FOLDER;
  const folder = kept ?? (await mkdtemp(join(tmpdir(), 'plumbline-web-')));
  const server = await runServer(['demo', folder, '--scale', '0.05']);
  const session = await signIn(server.url, server.oneTime);
  project.provide('web', { kind: 'ready', url: server.url, chromium, folder, session });
  return async () => {
    await server.stop();
    if (kept === undefined) await rm(folder, { recursive: true, force: true });
  };
}

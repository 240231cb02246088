import { PlumblineError } from '@plumbline/diagnostics';
import { onTestFinished } from 'vitest';
import { type Center, openCenter, SYSTEM } from '../src/index.ts';
import { catalogOf } from './catalog-of.ts';
import { SHOP } from './shop.ts';
import { temporaryFolder } from './temporary-folder.ts';

export const DIRECTORY_NOW = new Date('2026-03-02T08:00:00Z');

/** The small shop with its definitions in the catalog, on a day that stands still. */
export async function openDirectoryShop(): Promise<Center> {
  const folder = temporaryFolder(SHOP);
  const options = { cwd: folder, env: {}, today: null, command: 'test', store: catalogOf(folder) };
  const center = await openCenter(folder, { ...options, now: () => DIRECTORY_NOW });
  onTestFinished(() => center.close());
  await center.adoptFolder(SYSTEM);
  return center;
}

/** Why something was turned away; empty: it was not. */
export async function refusalOf(work: Promise<unknown>): Promise<readonly (readonly [string, unknown])[]> {
  const cause = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (cause === null) return [];
  if (!(cause instanceof PlumblineError)) throw cause;
  return cause.diagnostics.map(({ code, params }) => [code, params]);
}

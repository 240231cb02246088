import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSession, openWorkspace, type Session } from '@plumbline/center';
import { REPOSITORY } from './shared-data.ts';

/** The workspace in a folder of its own, loaded; `close` removes it. */
export async function openAdventureWorks(
  shared: string,
): Promise<{ readonly session: Session; readonly close: () => Promise<void> }> {
  const root = await mkdtemp(join(tmpdir(), 'plumbline-adventure-works-'));
  const source = join(REPOSITORY, 'workspaces/adventure-works');
  await cp(source, root, { recursive: true, filter: (path) => !path.includes('.plumbline') });
  const now = () => new Date('2020-01-01T00:00:00Z');
  const workspace = await openWorkspace(root, {
    cwd: root,
    env: { PLUMBLINE_SHARED: shared },
    now,
    today: null,
  });
  const signal = new AbortController().signal;
  const session = await openSession(workspace, {
    command: 'adventure-works test',
    now,
    signal,
    lockWaitMs: 0,
    load: 'stale',
    needsWarehouse: true,
    onProgress: () => undefined,
  });
  const close = async () => {
    await session.close();
    await rm(root, { recursive: true });
  };
  return { session, close };
}

import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSession, openWorkspace, type Session } from '@plumbline/center';

export interface Opened {
  readonly session: Session;
  /** Ends the session and removes the copy. */
  readonly close: () => Promise<void>;
}

/** A workspace copied into a folder of its own and loaded, so that tests neither wait for each other nor leave traces. */
export async function openCopy(folder: string, env: Readonly<Record<string, string>> = {}): Promise<Opened> {
  const root = await mkdtemp(join(tmpdir(), 'plumbline-test-'));
  const remove = () => rm(root, { recursive: true, force: true });
  try {
    await cp(folder, root, { recursive: true, filter: (path) => !path.includes('.plumbline') });
    const now = () => new Date('2020-01-01T00:00:00Z');
    const workspace = await openWorkspace(root, { cwd: root, env, now, today: null });
    const session = await openSession(workspace, {
      command: 'test',
      now,
      signal: new AbortController().signal,
      lockWaitMs: 0,
      load: 'stale',
      needsWarehouse: true,
      onProgress: () => undefined,
    });
    const close = async () => {
      await session.close();
      await remove();
    };
    return { session, close };
  } catch (cause) {
    await remove();
    throw cause;
  }
}

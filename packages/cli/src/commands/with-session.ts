import { type OpenedWorkspace, openSession, type Session } from '@plumbline/center';
import type { Locale } from '@plumbline/diagnostics';
import { progressBar } from '../print/progress.ts';
import type { CommandContext, ExitCode } from './command-context.ts';
import { LOCK_WAIT_MS } from './lock-wait.ts';

interface Opening {
  readonly command: 'query' | 'rows' | 'explain' | 'rollups';
  readonly workspace: OpenedWorkspace;
  readonly locale: Locale;
}

/** Answers in a session over the rows of the folder, loaded first where they are stale and `--no-load` is not said. */
export async function withSession(
  context: CommandContext,
  { command, workspace, locale }: Opening,
  answer: (session: Session) => Promise<ExitCode>,
): Promise<ExitCode> {
  const { io, flags } = context;
  const bar = progressBar(io.stderr, io.now);
  const session = await openSession(workspace, {
    command: `plumbline ${command}`,
    now: io.now,
    signal: io.signal,
    lockWaitMs: LOCK_WAIT_MS,
    load: flags['no-load'] === true ? 'never' : 'stale',
    needsWarehouse: command !== 'explain',
    onProgress: bar.update,
  }).finally(bar.clear);
  try {
    await context.tell(session.diagnostics, locale);
    return await answer(session);
  } finally {
    await session.close();
  }
}

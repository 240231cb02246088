import { PlumblineError } from '@plumbline/diagnostics';
import type { CommandContext, ExitCode } from '../commands/command-context.ts';
import { findRemote, type Remote } from './find-remote.ts';

/** Does `work` at the server where one is named or holds the folder, and tells what is refused; null where there is none. */
export async function withRemote(
  context: CommandContext,
  dir: string,
  tell: CommandContext['tell'],
  work: (remote: Remote) => Promise<ExitCode>,
): Promise<ExitCode | null> {
  try {
    const remote = await findRemote(context, dir);
    return remote === null ? null : await work(remote);
  } catch (cause) {
    if (!(cause instanceof PlumblineError)) throw cause;
    await tell(cause.diagnostics, context.locale);
    return 1;
  }
}

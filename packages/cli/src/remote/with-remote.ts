import { PlumblineError, report } from '@plumbline/diagnostics';
import type { CommandContext, ExitCode } from '../commands/command-context.ts';
import { findRemote, type Remote } from './find-remote.ts';

/** Does `work` at the server where one is named or holds the folder, and tells what is refused; null where there is none. */
export async function withRemote(
  context: CommandContext,
  dir: string,
  tell: CommandContext['tell'],
  work: (remote: Remote) => Promise<ExitCode>,
): Promise<ExitCode | null> {
  const { as: login, reason } = context.flags;
  try {
    if (login === undefined && reason !== undefined) throw missing('--as');
    const remote = await findRemote(context, dir);
    if (login === undefined) return remote === null ? null : await work(remote);
    if (reason === undefined) throw missing('--reason');
    // Who looks, and that they did, a server records.
    if (remote === null) throw new PlumblineError([report('cli/needs-server', { flag: '--as' })]);
    return await asAnother(remote, { login, reason }, work);
  } catch (cause) {
    if (!(cause instanceof PlumblineError)) throw cause;
    await tell(cause.diagnostics, context.locale);
    return 1;
  }
}

/** Through the eyes of another, from the line that begins it in the audit log to the one that ends it. */
async function asAnother(
  remote: Remote,
  body: { readonly login: string; readonly reason: string },
  work: (remote: Remote) => Promise<ExitCode>,
): Promise<ExitCode> {
  const { id } = await remote.client.call('beginViewAs', { body });
  try {
    return await work({ ...remote, client: remote.within(id) });
  } finally {
    await remote.client.call('endViewAs', { path: { id } });
  }
}

function missing(flag: string): PlumblineError {
  return new PlumblineError([report('cli/missing-value', { flag })]);
}

import type { Reconciled, ReconcileReport } from '@plumbline/center';
import { readDiagnostics } from '@plumbline/client';
import { PlumblineError } from '@plumbline/diagnostics';
import type { CommandContext } from '../commands/command-context.ts';
import type { Remote } from './find-remote.ts';

/** What a server says of a reconciliation, in the shape that a folder gives it. */
export async function reconcileAtRemote(
  { client }: Remote,
  name: string,
  { io, flags }: CommandContext,
): Promise<ReconcileReport> {
  const body = {
    ...(flags.period === undefined ? {} : { period: flags.period }),
    ...(flags.where === undefined ? {} : { where: flags.where }),
  };
  try {
    const asked = { path: { name }, body, signal: io.signal };
    const { diagnostics = [], ...result } = await client.call('reconcile', asked);
    return { result: result as Reconciled, diagnostics: readDiagnostics(diagnostics) };
  } catch (cause) {
    if (!(cause instanceof PlumblineError)) throw cause;
    return { result: null, diagnostics: cause.diagnostics };
  }
}

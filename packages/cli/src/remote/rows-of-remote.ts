import type { OpenedRows, RowsResult } from '@plumbline/center';
import { readDiagnostics } from '@plumbline/client';
import { PlumblineError } from '@plumbline/diagnostics';
import type { Remote } from './find-remote.ts';

/** Rows that a server lists, in the shape that a folder gives them. */
export async function rowsOfRemote(
  { client }: Remote,
  asked: unknown,
  signal: AbortSignal,
): Promise<OpenedRows> {
  try {
    const { diagnostics = [], ...result } = await client.call('rows', { body: asked, signal });
    return { result: result as RowsResult, diagnostics: readDiagnostics(diagnostics) };
  } catch (cause) {
    if (!(cause instanceof PlumblineError)) throw cause;
    return { result: null, diagnostics: cause.diagnostics };
  }
}

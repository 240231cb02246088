import { PlumblineError, report } from '@plumbline/diagnostics';

/** A rejected read as a finding about the file; whatever else was thrown as it is. */
export function unreadable(file: string, thrown: unknown): unknown {
  const cause = causeOf(thrown);
  return cause === null ? thrown : new PlumblineError([report('load/unreadable', { file, cause })]);
}

/** What DuckDB said, for a rejected statement; limits and cancellation keep their own codes. */
export function causeOf(thrown: unknown): string | null {
  if (!(thrown instanceof PlumblineError)) return null;
  for (const { code, params } of thrown.diagnostics) {
    if (code === 'engine/rejected' && 'cause' in params) return String(params.cause).split('\n')[0] ?? null;
  }
  return null;
}

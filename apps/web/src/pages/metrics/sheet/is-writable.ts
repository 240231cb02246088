import type { Wire } from '@plumbline/client';

/** Something to write, and nothing that keeps it out. */
export function isWritable({ rows, diagnostics }: Wire<'DictionaryReport'>): boolean {
  const isBroken =
    diagnostics.some(({ severity }) => severity === 'error') ||
    rows.some(({ kind }) => kind === 'conflict' || kind === 'error');
  return rows.length > 0 && !isBroken;
}

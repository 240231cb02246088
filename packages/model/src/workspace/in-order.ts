import type { Diagnostic } from '@plumbline/diagnostics';

/** By file, line and column; findings without a place first, findings of one place as they were found. */
export function inOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...diagnostics].sort((a, b) => {
    if (a.at?.kind !== 'file' || b.at?.kind !== 'file')
      return Number(a.at !== undefined) - Number(b.at !== undefined);
    if (a.at.file !== b.at.file) return a.at.file < b.at.file ? -1 : 1;
    return a.at.line - b.at.line || a.at.column - b.at.column;
  });
}

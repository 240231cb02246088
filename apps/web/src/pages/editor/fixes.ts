import type { Finding } from './edit-queries.ts';

/** Where a finding stands in a text, as offsets; null: it is about no part of it, or the text has changed since. */
export function placed(text: string, { at }: Finding): { readonly from: number; readonly to: number } | null {
  if (at?.kind !== 'file') return null;
  const lines = text.split('\n');
  const line = lines[at.line - 1];
  if (line === undefined) return null;
  const start = lines.slice(0, at.line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  const from = start + Math.min(at.column - 1, line.length);
  return { from, to: Math.max(from, start + Math.min(at.column - 1 + at.length, line.length)) };
}

export interface Fix {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** What the finding says should stand there instead. */
export function fixOf(text: string, finding: Finding): Fix | null {
  const insert = finding.hints.find(({ replace }) => replace !== undefined)?.replace;
  const range = placed(text, finding);
  return insert === undefined || range === null ? null : { ...range, insert };
}

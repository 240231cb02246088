import type { Place } from '@plumbline/diagnostics';
import { coverAll, coverLine, secretLines } from './cover-secrets.ts';

/** One file of a workspace; `lineStarts` are the offsets at which its lines begin. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly lineStarts: readonly number[];
  /** Lines that are inside a secret of a connection, by index. */
  readonly secretLines: ReadonlySet<number>;
}

export function toSourceFile(path: string, text: string): SourceFile {
  const lineStarts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lineStarts.push(at + 1);
  return { path, text, lineStarts, secretLines: secretLines(text.split('\n')) };
}

const LONGEST_SOURCE_LINE = 400;

/** The place of `start…end`, cut to its first line; secrets of connections are covered in what is shown of it. */
export function placeAt(file: SourceFile, start: number, end: number): Place {
  const line = lineOf(file.lineStarts, start);
  const lineStart = file.lineStarts[line] ?? 0;
  const next = file.lineStarts[line + 1] ?? file.text.length + 1;
  const source = file.text.slice(lineStart, next - 1).replace(/\r$/, '');
  const column = Math.min(start - lineStart, source.length);
  const length = Math.max(1, Math.min(end - lineStart, source.length) - column);
  const place = { kind: 'file', file: file.path, line: line + 1, column: column + 1, length } as const;
  if (source.length > LONGEST_SOURCE_LINE) return place;
  return { ...place, source: file.secretLines.has(line) ? coverAll(source) : coverLine(source) };
}

/** Index of the last line that starts at or before `offset`. */
function lineOf(lineStarts: readonly number[], offset: number): number {
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

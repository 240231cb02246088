import type { ResultColumn } from '@plumbline/query';
import { isSameCell } from '../case/same-cell.ts';
import type { Line } from './lines.ts';

/** Where lines of the same key differ in these columns; lines of only one side are `extra` or `missing`. */
export function differingLines(
  expected: readonly Line[],
  actual: readonly Line[],
  columns: readonly ResultColumn[],
): {
  readonly differing: readonly string[];
  readonly missing: readonly string[];
  readonly extra: readonly string[];
} {
  const found = new Map(actual.map((line) => [line.key, line]));
  const wanted = new Set(expected.map((line) => line.key));
  const differing = expected.flatMap((line) => {
    const other = found.get(line.key);
    if (!other) return [];
    return columns.flatMap(({ name, type }) => {
      const [a, b] = [line.cells.get(name) ?? null, other.cells.get(name) ?? null];
      return isSameCell(a, b, type) ? [] : [`${line.key} ${name}: ${String(a)} / ${String(b)}`];
    });
  });
  return {
    differing,
    missing: expected.filter((line) => !found.has(line.key)).map((line) => line.key),
    extra: actual.filter((line) => !wanted.has(line.key)).map((line) => line.key),
  };
}

export function expectNone(what: string, found: readonly string[]): void {
  if (found.length > 0) throw new Error(`${what}:\n  ${found.join('\n  ')}`);
}

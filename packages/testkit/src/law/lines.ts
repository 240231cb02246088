import type { Answered } from '../answerer/answerer.ts';
import type { Cell } from '../reference/value/cell.ts';

/** A row or total row: its keys as one text, and its cells by column. */
export interface Line {
  readonly key: string;
  readonly cells: ReadonlyMap<string, Cell>;
}

export function rowLines(result: Answered): readonly Line[] {
  return result.rows.map((row) => lineOf(result, row, null));
}

/** Total rows of one grouping, keyed by its columns alone. */
export function totalLines(result: Answered, by: readonly string[]): readonly Line[] {
  const rows = (result.totals ?? []).filter((total) => total.by.join() === by.join());
  return rows.map(({ row }) => lineOf(result, row, by));
}

export function otherLines(result: Answered, by: readonly string[]): readonly Line[] {
  const rows = (result.others ?? []).filter((other) => other.by.join() === by.join());
  return rows.map(({ row }) => lineOf(result, row, by));
}

export function keyNames(result: Answered): readonly string[] {
  return result.columns.filter(({ role }) => role === 'time' || role === 'dimension').map(({ name }) => name);
}

export function keyOfLine(line: Line, by: readonly string[]): string {
  return JSON.stringify(by.map((name) => line.cells.get(name) ?? null));
}

function lineOf(result: Answered, row: readonly Cell[], by: readonly string[] | null): Line {
  const cells = new Map(result.columns.map(({ name }, i) => [name, row[i] ?? null]));
  return { key: keyOfLine({ key: '', cells }, by ?? keyNames(result)), cells };
}

/** A cell as a number; missing is zero, as in a sum. */
export function amount(line: Line | undefined, column: string): number {
  return Number(line?.cells.get(column) ?? 0);
}

export function isClose(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
}

import type { Figure, ShownSum } from '@plumbline/finance';
import type { Key, Value } from './cells.ts';
import type { Line } from './lines.ts';
import type { Pivot } from './pivot.ts';
import { shownColumns } from './shown-columns.ts';

/** What a table shows of a metric as parts of something else that it shows: members below a group, and all of them below the total. */
export function* shownSums(
  pivot: Pivot,
  metric: string,
  lines: readonly Line[] | null,
): Generator<ShownSum, void, undefined> {
  const at = pivot.result.columns.findIndex(({ name }) => name === metric);
  const read = (row: readonly Key[], column: readonly Key[]) =>
    figureOf(pivot.spot(row, column)?.row[at] ?? null);
  if (lines === null) {
    const parts = pivot.cells.leaves.map(({ row }) => figureOf(row[at] ?? null));
    yield { parts, total: read([], []) };
    return;
  }
  const open = [pivot.rows, ...lines.filter(({ isOpen }) => isOpen).map(({ node }) => node)];
  const heads = shownColumns(pivot).map(({ path }) => path);
  for (const { path, children } of open)
    for (const column of heads)
      yield { parts: children.map((child) => read(child.path, column)), total: read(path, column) };
  const members = heads.filter((path) => path.length > 0);
  if (members.length === heads.length) return;
  for (const { node } of lines)
    yield { parts: members.map((path) => read(node.path, path)), total: read(node.path, []) };
}

function figureOf(value: Value): Figure | null {
  return typeof value === 'boolean' ? null : value;
}

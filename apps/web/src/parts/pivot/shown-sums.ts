import type { Figure, ShownSum } from '@plumbline/finance';
import type { AxisNode } from './axis.ts';
import type { Key, Value } from './cells.ts';
import type { Line } from './lines.ts';
import type { Pivot } from './pivot.ts';

/** What a table shows of a metric as parts of something else that it shows: members below a group, and all of them below the total. */
export function* shownSums(
  pivot: Pivot,
  metric: string,
  lines: readonly Line[] | null,
): Generator<ShownSum, void, undefined> {
  const at = pivot.result.columns.findIndex(({ name }) => name === metric);
  const read = (row: readonly Key[], column: readonly Key[]) =>
    figureOf(pivot.spot(row, column)?.row[at] ?? null);
  const columns = inner(pivot.columns);
  if (lines === null) {
    const parts = pivot.cells.leaves.map(({ row }) => figureOf(row[at] ?? null));
    yield { parts, total: read([], []) };
    return;
  }
  const open = [pivot.rows, ...lines.filter(({ isOpen }) => isOpen).map(({ node }) => node)];
  const heads = [[], ...leaves(pivot.columns)];
  for (const { path, children } of open)
    for (const column of heads)
      yield { parts: children.map((child) => read(child.path, column)), total: read(path, column) };
  for (const { node } of lines)
    for (const { path, children } of columns)
      yield { parts: children.map((child) => read(node.path, child.path)), total: read(node.path, path) };
}

function figureOf(value: Value): Figure | null {
  return typeof value === 'boolean' ? null : value;
}

/** Groups of columns: those with columns below. */
function inner(node: AxisNode): readonly AxisNode[] {
  return node.children.length === 0 ? [] : [node, ...node.children.flatMap(inner)];
}

function leaves({ path, children }: AxisNode): readonly (readonly Key[])[] {
  return children.length === 0 ? (path.length === 0 ? [] : [path]) : children.flatMap(leaves);
}

import type { ShownSum } from '@plumbline/finance';
import type { Shown } from '../question/question.ts';
import { figureOf } from '../sheet/read-figure.ts';
import type { AxisNode } from './axis.ts';
import type { Key } from './cells.ts';
import type { Line } from './lines.ts';
import type { Measure } from './measures.ts';
import type { Pivot } from './pivot.ts';
import { shownColumns } from './shown-columns.ts';

/** In which ways what a table shows adds up: shares of a row along it, shares of the level above in neither. */
const WAYS: { readonly [S in Shown]: { readonly down: boolean; readonly across: boolean } } = {
  value: { down: true, across: true },
  total: { down: true, across: true },
  row: { down: false, across: true },
  column: { down: true, across: false },
  parent: { down: false, across: false },
};

/** What a table shows of a metric as parts of something else that it shows: members below a group, and all of them below the total. */
export function* shownSums(
  pivot: Pivot,
  { column: name, role }: Measure,
  lines: readonly Line[] | null,
): Generator<ShownSum, void, undefined> {
  const at = pivot.result.columns.findIndex((column) => column.name === name);
  const read = (row: readonly Key[], column: readonly Key[]) =>
    figureOf(pivot.spot(row, column)?.row[at] ?? null);
  const { down, across } = WAYS[role === 'part' ? pivot.shown : 'value'];
  if (lines === null) {
    const parts = pivot.cells.leaves.map(({ row }) => figureOf(row[at] ?? null));
    if (down && across && pivot.hasSum('rows', [])) yield { parts, total: read([], []) };
    return;
  }
  const heads = shownColumns(pivot).map(({ path }) => path);
  const groups = [pivot.rows, ...lines.filter(({ isOpen }) => isOpen).map(({ node }) => node)];
  const open = down ? groups.filter(({ path }) => pivot.hasSum('rows', path)) : [];
  for (const { path, children } of open)
    for (const column of heads)
      yield { parts: children.map((child) => read(child.path, column)), total: read(path, column) };
  const shown = new Set(heads.map((path) => JSON.stringify(path)));
  const wide = across ? groupsOf(pivot.columns).filter(({ path }) => shown.has(JSON.stringify(path))) : [];
  for (const { node } of wide.length === 0 ? [] : lines)
    for (const { path, children } of wide)
      yield { parts: children.map((child) => read(node.path, child.path)), total: read(node.path, path) };
}

/** Nodes that have members below. */
function groupsOf(node: AxisNode): readonly AxisNode[] {
  return node.children.length === 0 ? [] : [node, ...node.children.flatMap(groupsOf)];
}

import type { AxisNode } from './axis.ts';
import type { Key } from './cells.ts';
import type { Pivot } from './pivot.ts';

/** Columns of the table, each over all measures: the members, behind each group its subtotal, and behind all of them the total. */
export function shownColumns(pivot: Pivot): readonly AxisNode[] {
  return withTotal(pivot, pivot.columns);
}

/** How many of them, at the end, stand for all columns together. */
export function totalColumns({ columns }: Pivot, shown: readonly AxisNode[]): number {
  return columns.children.length > 0 && shown.at(-1)?.path.length === 0 ? 1 : 0;
}

function withTotal(pivot: Pivot, node: AxisNode): readonly AxisNode[] {
  const { path, children } = node;
  if (children.length === 0) return [node];
  const members = children.flatMap((child) => withTotal(pivot, child));
  const hasTotal = children.length > 1 && pivot.hasSum('columns', path) && isFilled(pivot, path);
  return hasTotal ? [...members, { path, children: [] }] : members;
}

/** A question with many dimensions is asked without the totals of lines. */
function isFilled({ rows, spot }: Pivot, column: readonly Key[]): boolean {
  return rows.children.length === 0
    ? spot([], column) !== undefined
    : rows.children.some(({ path }) => spot(path, column) !== undefined);
}

import { type AxisNode, leavesOf } from './axis.ts';
import type { Pivot } from './pivot.ts';

const ALL_COLUMNS: AxisNode = { path: [], children: [] };

/** Columns of the table, each over all measures: the members, and behind them their total where the server gave one. */
export function shownColumns(pivot: Pivot): readonly AxisNode[] {
  const members = leavesOf(pivot.columns);
  const hasTotal = pivot.columns.children.length > 1 && pivot.spot([], []) !== undefined && isFilled(pivot);
  return hasTotal ? [...members, ALL_COLUMNS] : members;
}

/** A question with many dimensions is asked without the totals of lines. */
function isFilled({ rows, spot }: Pivot): boolean {
  return rows.children.length === 0 || rows.children.some(({ path }) => spot(path, []) !== undefined);
}

import { type AxisNode, leavesOf } from './axis.ts';
import type { Pivot } from './pivot.ts';

/** Members of the columns that are drawn; a reader does not scroll further, and the export holds all. */
export const MOST_COLUMNS = 60;

/** Members of the column axis that are shown, each over all measures. */
export function shownColumns(pivot: Pivot): readonly AxisNode[] {
  return leavesOf(pivot.columns).slice(0, MOST_COLUMNS);
}

import type { Key, Spot } from '../pivot/cells.ts';
import type { Line } from '../pivot/lines.ts';
import type { Pivot } from '../pivot/pivot.ts';
import { shownColumns } from '../pivot/shown-columns.ts';
import type { Place } from './sheet.ts';

export interface Target {
  readonly spot: Spot | undefined;
  /** Column of the answer; null: the name of a line. */
  readonly column: string | null;
  /** Members from the outermost dimension on. */
  readonly path: readonly { readonly ref: string; readonly key: Key }[];
}

/** What a cell of the table stands for. `lines`: null for the flat list. */
export function targetAt(pivot: Pivot, lines: readonly Line[] | null, { line, column }: Place): Target {
  return lines === null ? flatTarget(pivot, { line, column }) : treeTarget(pivot, lines, { line, column });
}

function flatTarget({ cells, keys, measures, spot }: Pivot, { line, column }: Place): Target {
  const leaf = cells.leaves[line];
  const figure = column - keys.length;
  const path = keys.slice(0, column + 1).flatMap((ref, i) => {
    const key = leaf?.keys[i];
    return key === undefined ? [] : [{ ref, key }];
  });
  return { spot: leaf ?? spot([], []), column: figure < 0 ? null : (measures[figure]?.column ?? null), path };
}

function treeTarget(pivot: Pivot, lines: readonly Line[], { line, column }: Place): Target {
  const at = lines[line];
  const row = at?.node.path ?? [];
  const path = row.map((key, i) => ({ ref: pivot.rowRefs[i] ?? '', key }));
  if (column < 1) return { spot: pivot.spot(row, []), column: null, path };
  const count = Math.max(1, pivot.measures.length);
  const across = shownColumns(pivot)[Math.floor((column - 1) / count)]?.path ?? [];
  const isBlank = at?.isOpen === true && !pivot.hasSum('rows', row);
  return {
    spot: isBlank ? undefined : pivot.spot(row, across),
    column: pivot.measures[(column - 1) % count]?.column ?? null,
    path,
  };
}

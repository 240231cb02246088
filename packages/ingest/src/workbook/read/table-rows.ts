import type { CellRange } from './cell-address.ts';
import type { SheetRow } from './read-sheet.ts';
import { looksLikeHeader } from './sheet-header.ts';

/** Which rows of a sheet name columns and which hold data. */
export interface TableRows {
  /** Calls `onData` for a row of data that is not blank; takes header rows aside. */
  readonly take: (row: SheetRow, onData: (row: SheetRow) => void) => void;
  readonly header: () => readonly SheetRow[];
  /** Nobody declared a header and the first row reads like data. */
  readonly isDoubtful: () => boolean;
  /** A declared row of the header that is blank or not there. */
  readonly missing: () => number | null;
  /** A row soon below the header that names more columns. */
  readonly better: () => number | null;
}

export interface TableRule {
  /** Declared rows of the header, else whether the first row is one; null: it is when it looks like one. */
  readonly headerRows: readonly number[] | null;
  readonly header: boolean | null;
  readonly range: CellRange;
}

const LOOK_AHEAD = 20;

export function tableRows({ headerRows, header, range }: TableRule): TableRows {
  const declared = new Set(headerRows ?? []);
  const firstData = headerRows === null ? range.firstRow : Math.max(...headerRows) + 1;
  const found: SheetRow[] = [];
  let started = headerRows !== null;
  let doubtful = false;
  let looked = 0;
  let better: number | null = null;
  const filled = (row: SheetRow) => {
    let count = 0;
    for (let c = range.firstColumn; c < Math.min(row.cells.length, range.lastColumn + 1); c++)
      if (row.cells[c] !== null && row.cells[c] !== undefined) count++;
    return count;
  };
  const compare = (row: SheetRow, count: number) => {
    looked++;
    const first = found[0];
    if (better === null && first !== undefined && count > filled(first) && looksLikeHeader(row))
      better = row.number;
  };
  return {
    take(row, onData) {
      const isDeclared = declared.has(row.number);
      if (!isDeclared && (row.number < firstData || row.number > range.lastRow)) return;
      const count = filled(row);
      if (count === 0) return;
      if (isDeclared) found.push(row);
      else if (started) {
        if (looked < LOOK_AHEAD) compare(row, count);
        onData(row);
      } else {
        started = true;
        const isHeader = header ?? looksLikeHeader(row);
        doubtful = header === null && !isHeader;
        if (isHeader) found.push(row);
        else onData(row);
      }
    },
    header: () => found,
    isDoubtful: () => doubtful,
    missing: () => [...declared].find((number) => !found.some((row) => row.number === number)) ?? null,
    better: () => better,
  };
}

export const MOST_ROWS = 1_048_576;
export const MOST_COLUMNS = 16_384;

/** Rows from 1, columns from 0; both ends belong to it. */
export interface CellRange {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

export const WHOLE_SHEET: CellRange = {
  firstRow: 1,
  lastRow: MOST_ROWS,
  firstColumn: 0,
  lastColumn: MOST_COLUMNS - 1,
};

/** `0` → `A`, `27` → `AB`. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

/** `AB12` → column 27; null for what is no address. Ends at the first digit. */
export function columnOf(address: string): number | null {
  let column = 0;
  for (let i = 0; i < address.length; i++) {
    const code = address.charCodeAt(i) & 0xdf;
    if (code < 65 || code > 90) return i === 0 || i > 3 ? null : column - 1;
    column = column * 26 + code - 64;
  }
  return address.length === 0 || address.length > 3 ? null : column - 1;
}

/** `B3:H120`, `B3`, `B3:H`, `B:H`; null for what is no range. The corners may come in any order. */
export function rangeOf(text: string): CellRange | null {
  const corners = text.replaceAll('$', '').split(':');
  const [from, to = from] = corners.map(cornerOf);
  if (corners.length > 2 || from === undefined || from === null || to === undefined || to === null)
    return null;
  const rows = [from.row ?? 1, to.row ?? MOST_ROWS];
  const columns = [from.column, to.column];
  return {
    firstRow: Math.min(...rows),
    lastRow: Math.max(...rows),
    firstColumn: Math.min(...columns),
    lastColumn: Math.max(...columns),
  };
}

function cornerOf(text: string): { readonly column: number; readonly row: number | null } | null {
  const match = /^([A-Za-z]{1,3})(\d{0,7})$/.exec(text);
  const column = match === null ? null : columnOf(match[1] ?? '');
  if (match === null || column === null || column >= MOST_COLUMNS) return null;
  return { column, row: match[2] === '' ? null : Number(match[2]) };
}

import { displayWidth } from '@plumbline/diagnostics';

export interface TextColumn {
  readonly heading: string;
  readonly align: 'left' | 'right';
}

/** Between two columns. */
export const GAP = '  ';

/** Blocks of rows, a rule before each: headings, body, totals. Wide characters take two columns. */
export function textTable(
  columns: readonly TextColumn[],
  blocks: readonly (readonly (readonly string[])[])[],
): readonly string[] {
  const widths = columns.map((column, i) => widthOf(column, i, blocks));
  const line = (cells: readonly string[]) =>
    columns
      .map((column, i) => padded(cells[i] ?? '', widths[i] ?? 0, column.align))
      .join(GAP)
      .trimEnd();
  const rule = widths.map((width) => '─'.repeat(width)).join(GAP);
  const lines = [line(columns.map((column) => column.heading))];
  for (const rows of blocks) {
    if (rows.length > 0) lines.push(rule);
    for (const row of rows) lines.push(line(row));
  }
  return lines;
}

/** Columns of the terminal that the column needs. */
export function widthOf(
  { heading }: TextColumn,
  at: number,
  blocks: readonly (readonly (readonly string[])[])[],
): number {
  let width = displayWidth(heading);
  for (const rows of blocks) {
    for (const row of rows) width = Math.max(width, displayWidth(row[at] ?? ''));
  }
  return width;
}

function padded(text: string, width: number, align: TextColumn['align']): string {
  const space = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return align === 'right' ? space + text : text + space;
}

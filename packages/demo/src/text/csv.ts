const quote = (cell: string): string => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** Comma separated, header first, LF, no trailing spaces; null is an empty cell. */
export function toCsv(
  columns: readonly string[],
  rows: Iterable<readonly (string | number | null)[]>,
): string {
  const lines = [columns.join(',')];
  for (const row of rows) lines.push(row.map((cell) => (cell === null ? '' : quote(String(cell)))).join(','));
  return `${lines.join('\n')}\n`;
}

/** A table as people write it: a header line, then rows, cells between `|`. */
export interface Grid {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export function parseGrid(text: string): Grid {
  const lines = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.split('|').map((cell) => cell.trim()));
  const [header = [], ...rows] = lines;
  for (const row of rows) {
    if (row.length !== header.length)
      throw new Error(`${row.length} cells under ${header.length} columns: ${row.join(' | ')}`);
  }
  return { header, rows };
}

/**
 * Iterative proportional fitting: the seed's pattern with the given row and column sums.
 * Only + − × ÷, so that every machine gets the same doubles.
 */
export function fit(
  seed: readonly (readonly number[])[],
  rows: readonly number[],
  columns: readonly number[],
): readonly (readonly number[])[] {
  const cells = seed.map((row) => [...row]);
  for (let round = 0; round < 60; round += 1) {
    for (const [c, target] of columns.entries()) {
      const sum = cells.reduce((total, row) => total + (row[c] ?? 0), 0);
      for (const row of cells) row[c] = ((row[c] ?? 0) * target) / sum;
    }
    for (const [r, target] of rows.entries()) {
      const row = cells[r] ?? [];
      const sum = row.reduce((a, b) => a + b, 0);
      cells[r] = row.map((value) => (value * target) / sum);
    }
  }
  return cells;
}

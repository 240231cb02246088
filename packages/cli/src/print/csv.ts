import type { Cell, MetricResult } from '@plumbline/center';

/** RFC 4180 with the column names as first line; exact values, nothing rounded. Totals are left out: they would be read as rows. */
export function csvLines(result: MetricResult): readonly string[] {
  const head = result.columns.map((column) => field(column.name)).join(',');
  return [head, ...result.rows.map((row) => row.map(field).join(','))];
}

/** Null is nothing, the empty text `""`. */
function field(cell: Cell): string {
  if (cell === null) return '';
  const text = String(cell);
  return text === '' || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

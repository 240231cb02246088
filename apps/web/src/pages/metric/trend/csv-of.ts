import { namesColumn } from '@plumbline/client';
import type { Result } from '../../../api/answer.ts';

/** With the byte order mark without which spreadsheets do not read Chinese. */
export function csvFile(answer: Pick<Result, 'columns' | 'rows'>): Blob {
  return new Blob(['\uFEFF', csvOf(answer)], { type: 'text/csv;charset=utf-8' });
}

/** RFC 4180: every cell as it came, so that no digit is lost; beside a day that has a name, the name. */
export function csvOf({ columns, rows }: Pick<Result, 'columns' | 'rows'>): string {
  const lines = [
    columns.flatMap(({ name, members }) =>
      members === undefined ? [name] : [name, namesColumn(name, columns)],
    ),
    ...rows.map((row) =>
      row.flatMap((cell, i) => {
        const members = columns[i]?.members;
        return members === undefined ? [cell] : [cell, members[String(cell)] ?? null];
      }),
    ),
  ];
  return lines.map((line) => `${line.map((cell) => quoted(cell)).join(',')}\r\n`).join('');
}

/** A text that a spreadsheet would take for a formula is kept a text. */
function quoted(cell: Result['rows'][number][number]): string {
  if (cell === null) return '';
  const text = String(cell);
  const isNumber = typeof cell === 'number' || /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text);
  const safe = !isNumber && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

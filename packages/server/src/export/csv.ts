import type { Cell, ResultColumn, ResultRow } from '@plumbline/center';

/** A text that a spreadsheet would take for a formula. */
const FORMULA = /^[=+\-@\t\r\n]/;

/** The line of column names. */
export function csvHead(columns: readonly ResultColumn[]): string {
  return `${columns.map(({ name }) => quoted(guarded(name))).join(',')}\r\n`;
}

/**
 * RFC 4180: exact values, null is nothing, the empty text `""`. A text that a spreadsheet would run as a formula gets a
 * leading apostrophe; numbers and dates stay as they are.
 */
export function csvRows(columns: readonly ResultColumn[], rows: readonly ResultRow[]): string {
  const isText = columns.map(({ type }) => type === 'text');
  let text = '';
  for (const row of rows) {
    for (const [i, cell] of row.entries()) {
      if (i > 0) text += ',';
      text += isText[i] === true ? textField(cell) : cell === null ? '' : String(cell);
    }
    text += '\r\n';
  }
  return text;
}

function textField(cell: Cell): string {
  if (cell === null) return '';
  return quoted(guarded(String(cell)));
}

function guarded(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

function quoted(text: string): string {
  return text === '' || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

import type { Cell } from '../reference/value/cell.ts';

const NUMERIC: ReadonlySet<string> = new Set(['integer', 'double']);

/** A cell of a grid as a canonical cell: empty or `null` is null, `''` empty text, `'a | b'` quoted text as it is. */
export function cellOf(text: string, type: string): Cell {
  if (text === '' || text === 'null') return null;
  if (NUMERIC.has(type)) return numberOf(text);
  if (type === 'boolean') return text === 'true';
  return /^'.*'$/s.test(text) ? text.slice(1, -1) : text;
}

/** `1/3` is written for what no decimal is. */
function numberOf(text: string): number {
  const [over = '', under = '1'] = text.split('/');
  const value = Number(over) / Number(under);
  if (Number.isNaN(value)) throw new Error(`no number: ${text}`);
  return value;
}

import { cellText } from './cell-text.ts';
import { decimalText } from './decimal-text.ts';
import type { Shown } from './number-format.ts';
import type { SerialDates } from './serial-date.ts';
import type { TextPool } from './text-pool.ts';

/** What a cell holds, as text; null stands for an empty one. */
export interface CellValue {
  readonly kind: 'text' | 'number' | 'date' | 'truth' | 'bad';
  /** For a bad one: why, in words of the file of rejects. */
  readonly text: string;
}

/** A cell as it stands in the sheet. */
export interface WrittenCell {
  /** Attribute `t`. */
  readonly type: string;
  /** Attribute `s`. */
  readonly style: number;
  readonly text: string;
  readonly isFormula: boolean;
}

export interface CellSetting {
  readonly shared: TextPool;
  readonly styles: readonly Shown[];
  readonly dates: SerialDates;
}

/** Null: the cell is empty. */
export function cellValue(cell: WrittenCell, setting: CellSetting): CellValue | null {
  if (cell.text === '' && cell.isFormula && cell.type !== 'str') return bad('FORMULA WITHOUT VALUE');
  const read = READERS.get(cell.type);
  if (read !== undefined) return cell.text === '' ? null : read(cell.text, cell.style, setting);
  return bad(`CELL OF TYPE ${cell.type}`);
}

type Reader = (text: string, style: number, setting: CellSetting) => CellValue | null;

const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['n', numberOf],
  ['s', sharedOf],
  ['str', (text) => textOf(cellText(text))],
  ['inlineStr', (text) => textOf(cellText(text))],
  ['b', truthOf],
  ['e', bad],
  ['d', dateOf],
]);

function sharedOf(text: string, _: number, { shared }: CellSetting): CellValue | null {
  const found = /^\d+$/.test(text) ? shared.get(Number(text)) : null;
  return found === null ? bad(`NO SHARED STRING ${text}`) : textOf(found);
}

function truthOf(text: string): CellValue {
  if (text === '1' || text === 'true') return { kind: 'truth', text: 'true' };
  return text === '0' || text === 'false' ? { kind: 'truth', text: 'false' } : bad(`NO TRUTH VALUE ${text}`);
}

function textOf(text: string): CellValue | null {
  return text === '' ? null : { kind: 'text', text };
}

function bad(why: string): CellValue {
  return { kind: 'bad', text: why.slice(0, 100) };
}

function numberOf(text: string, style: number, { styles, dates }: CellSetting): CellValue {
  const shown = styles[style] ?? 'number';
  if (shown === 'number') {
    const digits = decimalText(text);
    return digits === null ? bad(`NO NUMBER ${text}`) : { kind: 'number', text: digits };
  }
  const date = text.trim() === '' ? null : dates(Number(text), shown);
  return date === null ? bad(`NO SUCH DAY ${text}`) : { kind: 'date', text: date };
}

const ISO = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z?))?$/;

/** ISO 8601, as LibreOffice and others may write it; a zone other than UTC stays in the text and is left to conversion. */
function dateOf(text: string): CellValue {
  const match = ISO.exec(text);
  if (match === null) return { kind: 'date', text: text.replace('T', ' ') };
  const [, day = '', time] = match;
  const midnight = time === undefined || /^00:00(:00(\.0+)?)?$/.test(time);
  return { kind: 'date', text: midnight ? day : `${day} ${time}` };
}

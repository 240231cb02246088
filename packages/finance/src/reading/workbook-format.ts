import { decimalsOf, readingOf } from './units.ts';

/** The number format of a cell in a workbook, where every digit is kept: negatives with a minus, rates as rates. */
export function workbookFormat(unit: string | undefined): string {
  const reading = readingOf(unit);
  if (reading === 'percent') return '0.00%';
  if (reading === 'money') return '#,##0.00';
  const decimals = decimalsOf(unit);
  if (decimals === null) return 'General';
  return decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`;
}

import type { Cell } from '../reference/value/cell.ts';

const TOLERANCE = 1e-12;

/** Decimals, integers, dates and text are the same when their text is; doubles at 1e-12, relative above 1. */
export function isSameCell(a: Cell, b: Cell, type: string): boolean {
  if (a === b) return true;
  if (type !== 'double' || typeof a !== 'number' || typeof b !== 'number') return false;
  return Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.abs(a), Math.abs(b));
}

import type { Cell } from '@plumbline/query';
import { differenceOf } from '../reconcile/difference.ts';

const DECIMAL = /^-?\d+(\.\d+)?$/;

/** `now − closed` of two figures of one unit; null where one is missing, or is no number: days and words have no difference. */
export function figureDifference(now: Cell, closed: Cell): Cell {
  return isNumber(now) && isNumber(closed) ? differenceOf(now, closed) : null;
}

function isNumber(cell: Cell): boolean {
  return typeof cell === 'number' || (typeof cell === 'string' && DECIMAL.test(cell));
}

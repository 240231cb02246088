import type { Cell } from '@plumbline/query';
import { isReconciled } from '../reconcile/difference.ts';
import { figureDifference } from './figure-difference.ts';

/** Numbers of floating point are compared up to their noise. */
export function isSameValue(closed: Cell, now: Cell): boolean {
  return figureDifference(now, closed) === null ? closed === now : isReconciled(closed, now, null);
}

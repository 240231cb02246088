import { Refusal } from '../data/refusal.ts';
import type { Coverage } from '../time/coverage.ts';
import type { Span } from '../time/span.ts';
import { readSpan } from '../time/window.ts';
import type { Cell } from './cell.ts';
import type { Evaluation } from './evaluation.ts';

/** The days that a measure of the dataset reads for the cell; both null when it reads nothing or has no time. */
export function spansOf(
  ev: Evaluation,
  dataset: string,
  cell: Cell,
): { readonly read: Span | null; readonly whole: Span | null } {
  const coverage = ev.coverage(dataset, cell);
  if (coverage === null) {
    if (cell.member !== null || ev.period.from !== null || ev.period.to !== null) {
      throw new Refusal('query/no-time', `${dataset} has no time`);
    }
    return { read: null, whole: null };
  }
  return spansUpTo(ev, coverage, cell, () => ev.warn('query/window-before-data', { dataset }));
}

/** The same for what is known of several datasets. */
export function spansUpTo(
  ev: Evaluation,
  coverage: Coverage,
  cell: Cell,
  onShort: () => void,
): ReturnType<typeof readSpan> {
  const asked = { period: ev.period, member: cell.member, moves: cell.moves, unshortened: cell.unshortened };
  const { partial, grain } = ev.query;
  const { calendar } = ev.relations;
  return readSpan(asked, { calendar, coverage, partial, grain, current: ev.current, onShort });
}

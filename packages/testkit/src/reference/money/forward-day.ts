import { type Day, type Interval, isOwnStep, shiftDay, unitSize } from '@plumbline/calendar';
import type { Cell } from '../cell/cell.ts';
import type { Evaluation } from '../cell/evaluation.ts';
import { spansOf } from '../cell/spans.ts';
import { Refusal } from '../data/refusal.ts';
import type { Move } from '../time/move.ts';
import { lengthBack } from '../time/span.ts';

const SHIFTS: ReadonlySet<Move['kind']> = new Set(['compare', 'festival', 'previous', 'pair', 'prior']);

/** The moves that make a base of R; what stands around a fixed range moves nothing. */
function shiftsIn(moves: readonly Move[]): readonly Move[] {
  return moves
    .slice(moves.findLastIndex(({ kind }) => kind === 'at') + 1)
    .filter(({ kind }) => SHIFTS.has(kind));
}

/** The day whose rate a row of that day has: under constant currency its own, moved to what it is compared with. */
export function forwardDay(ev: Evaluation, day: Day | null, dataset: string, cell: Cell): Day | null {
  if (day === null || !cell.isConstant) return day;
  return shiftsIn(cell.moves).reduceRight((at, move) => shiftDay(at, forwards(ev, move, dataset, cell)), day);
}

function forwards(ev: Evaluation, move: Move, dataset: string, cell: Cell): Interval {
  const by = backwards(ev, move, dataset, cell);
  const isPatterned = ev.relations.calendar.pattern !== undefined;
  if (by === null || (isPatterned && unitSize(by.unit).kind === 'months'))
    throw new Refusal('query/no-shift', dataset);
  return { count: -by.count, unit: by.unit };
}

function backwards(ev: Evaluation, move: Move, dataset: string, cell: Cell): Interval | null {
  if (move.kind === 'pair') return move.by;
  if (move.kind === 'compare' || move.kind === 'prior') return isOwnStep(move.by) ? null : move.by;
  if (move.kind === 'festival') return null;
  const { whole } = spansOf(ev, dataset, { ...cell, moves: [] });
  return whole === null ? null : lengthBack(whole, ev.relations.calendar);
}

/** The cell that a base is compared with; the cell itself, where nothing is held constant. */
export function comparedWith(cell: Cell): Cell {
  const shifts = cell.isConstant ? shiftsIn(cell.moves) : [];
  if (shifts.length === 0) return cell;
  const first = cell.moves.indexOf(shifts[0] as Move);
  if (cell.moves.slice(first).some((move) => move.kind === 'per' && move.member !== null))
    throw new Refusal('query/constant-parts', 'closing rates held constant per grain');
  return { ...cell, moves: cell.moves.filter((move) => !shifts.includes(move)) };
}

import { type Interval, isOwnStep, lengthBack, unitSize } from '@plumbline/calendar';
import { report } from '@plumbline/diagnostics';
import { call, DATE, type Scalar } from '../../scalar.ts';
import { refuse } from '../cells/context.ts';
import type { Frame, RangeOp } from '../cells/frame.ts';
import type { Level } from '../cells/level.ts';
import { askedRange } from '../time/asked-range.ts';
import { intervalBetween } from '../time/interval-between.ts';
import { rulesOf } from '../time/rules.ts';

const SHIFTS: ReadonlySet<RangeOp['kind']> = new Set(['prior', 'compare', 'previous', 'pair']);

/** The ops that make a base of R; what stands around a fixed range moves nothing. */
function shiftsIn(ops: readonly RangeOp[]): readonly RangeOp[] {
  return ops.slice(ops.findLastIndex(({ kind }) => kind === 'at') + 1).filter(({ kind }) => SHIFTS.has(kind));
}

/** The day whose rate a row of that day has: under constant currency its own, moved to what it is compared with. */
export function forwardDay(day: Scalar, dataset: string, frame: Frame, level: Level): Scalar {
  if (!frame.isConstant) return day;
  return shiftsIn(frame.ops).reduceRight((at, op) => {
    const by = backwards(op, dataset, frame, level);
    if (by !== null && isMonths(by) && level.context.model.workspace.calendar.pattern !== undefined)
      refuse(level.context, report('query/no-shift', { metric: frame.hint }));
    if (by !== null) return call('move', [at], DATE, `${-by.count} ${by.unit}`);
    refuse(level.context, report('query/no-shift', { metric: frame.hint }));
    return at;
  }, day);
}

function isMonths({ unit }: Interval): boolean {
  return unitSize(unit).kind === 'months';
}

/** How far back an op moves; null where its base is at no distance. */
function backwards(op: RangeOp, dataset: string, frame: Frame, { context }: Level): Interval | null {
  const { calendar } = context.model.workspace;
  // Members that a company lists are no units that a date could be moved by.
  if (op.kind === 'prior') return isOwnStep(op.by) ? null : op.by;
  if (op.kind === 'compare') return op.by.unit === 'festival' || isOwnStep(op.by) ? null : op.by;
  if (op.kind === 'previous') {
    const asked = askedRange(rulesOf(context, dataset, frame.whole));
    return asked && lengthBack(asked, calendar);
  }
  if (op.kind !== 'pair') return null;
  const [own, other] = [op.own[0], op.other[0]];
  if (own === undefined || other === undefined || op.own.length !== op.other.length) return null;
  return intervalBetween({ from: own.from, to: other.from }, op.unit, calendar);
}

/** The frame of what a base is compared with; the frame itself, where nothing is held constant. */
export function comparedWith(frame: Frame, level: Level): Frame {
  const shifts = frame.isConstant ? shiftsIn(frame.ops) : [];
  const [first] = shifts;
  if (first === undefined) return frame;
  const after = frame.ops.slice(frame.ops.indexOf(first));
  if (after.some(({ kind }) => kind === 'split' || kind === 'points'))
    refuse(level.context, report('query/constant-parts', { metric: frame.hint }));
  return { ...frame, ops: frame.ops.filter((op) => !shifts.includes(op)) };
}

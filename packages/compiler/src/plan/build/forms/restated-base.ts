import type { Day } from '@plumbline/calendar';
import type { Metric } from '@plumbline/model';
import { dayInForce } from '../cells/formula-in-force.ts';
import type { Frame, RangeOp } from '../cells/frame.ts';
import type { Level } from '../cells/level.ts';
import { datasetsOf } from '../rows/datasets-of.ts';
import { readingOf } from '../time/reading.ts';

/** A base, or a window that begins elsewhere than R. */
const OTHER_RANGES: ReadonlySet<RangeOp['kind']> = new Set([
  'prior',
  'compare',
  'previous',
  'pair',
  'at',
  'to_date',
  'trailing',
]);

/** First days of the cells (null: of the one cell without time) that read days before their formula was in force. */
export function restatedCells(asked: Metric, frame: Frame, level: Level): readonly (Day | null)[] {
  const { expr } = asked;
  const { context, shape } = level;
  if (expr.kind !== 'in_force' || context.isRestated || shape.cell !== null) return [];
  if (!frame.ops.some(({ kind }) => OTHER_RANGES.has(kind))) return [];
  const day = dayInForce(frame, context);
  const chosen = expr.options.findLast(({ from }) => from === null || from <= day);
  const begins = chosen?.from ?? null;
  if (chosen === undefined || begins === null) return [];
  return [...datasetsOf(chosen.expr, context.model)].flatMap((dataset) => {
    if (context.model.datasets.get(dataset)?.time === null) return [];
    const { ranges } = readingOf(level, dataset, frame);
    return ranges.flatMap(({ from, keys }) => (from < begins ? [keys[0] ?? null] : []));
  });
}

import type { AggregateExpr } from '@plumbline/model';
import { BIGINT, call, column, DOUBLE, nothing, type Scalar } from '../../scalar.ts';
import type { Frame } from '../cells/frame.ts';
import { frameKey } from '../cells/frame-key.ts';
import type { Level } from '../cells/level.ts';
import { noteMeasure } from '../cells/opened-measure.ts';
import { textOf } from '../cells/text-of.ts';
import { newcomersOf } from '../entity/newcomers.ts';
import { filled } from '../forms/empty.ts';
import { conversionOf } from '../money/conversion.ts';
import { convertedFlow } from '../money/converted-flow.ts';
import { convertedSpans } from '../money/converted-spans.ts';
import { saidByMeasure } from '../time/edge-of-measure.ts';
import { cellsOf } from './cells-of.ts';
import { warnOfEveryVersion } from './every-version.ts';
import { measureOf, missingOf, openLeaf } from './leaf.ts';
import { sharedKey } from './shared-rows.ts';
import { isOverSpans, spansOf, withFigure } from './spans.ts';

/** Lowers one aggregation of rows to a column of the level; missing is 0 where the metric says so. */
export function lowerAggregate(expr: AggregateExpr, around: Frame, level: Level): Scalar {
  const frame = saidByMeasure(expr, around, level);
  const datasets = [expr.dataset];
  if (frame.newcomers === null && isOverSpans(expr, frame, level)) {
    noteMeasure({ kind: 'composed', of: expr, datasets, frame, level });
    return filled(measured(expr, frame, level), datasets, frame, level);
  }
  if (frame.newcomers === null) noteMeasure({ kind: 'flow', of: expr, frame, level });
  else noteMeasure({ kind: 'composed', of: expr, datasets, frame, level });
  const value = expr.fn === 'avg' ? average(expr, frame, level) : measured(expr, frame, level);
  return filled(value, datasets, frame, level);
}

/** avg = sum ÷ count, so that it merges and stays exact. */
function average(expr: AggregateExpr, frame: Frame, level: Level): Scalar {
  const sum = measured({ ...expr, fn: 'sum' }, frame, level);
  const count = measured({ ...expr, fn: 'count', type: BIGINT }, frame, level);
  return call('divide', [sum, count], DOUBLE);
}

function measured(expr: AggregateExpr, frame: Frame, level: Level): Scalar {
  const signature = `leaf ${textOf(expr)} ${frameKey(frame)} ${frame.base}`;
  const known = level.memo.get(signature);
  if (known !== undefined) return known;
  const result = build(expr, frame, level);
  level.memo.set(signature, result);
  return result;
}

function build(expr: AggregateExpr, frame: Frame, level: Level): Scalar {
  if (frame.newcomers !== null) return newcomersOf(expr, frame, level);
  const conversion = conversionOf(expr, 'average', frame, level);
  if (conversion !== null && isSpan(expr, level)) return convertedSpans(expr, conversion, frame, level);
  if (conversion !== null) return convertedFlow(expr, conversion, frame, level);
  const key = sharedKey(expr, frame, level);
  const shared = key === null ? undefined : level.rows.get(key);
  if (shared !== undefined) {
    if (shared.leaf.time === null) warnOfEveryVersion(expr, shared.leaf.dataset, frame, level);
    const name = level.name(frame.hint);
    shared.measures.push(measureOf({ ...shared.leaf, aggregate: expr }, name));
    return missingOf(expr, column(name, expr.type));
  }
  const leaf = openLeaf(expr, frame, level);
  if (leaf === null) return nothing(expr.type);
  if (leaf.dataset.span !== null && expr.fn === 'sum') {
    const name = level.name(frame.hint);
    level.addBlock(withFigure(spansOf(leaf, name), name), frame);
    level.spans.add(name);
    return column(name, expr.type);
  }
  if (leaf.mapping.kind === 'nothing') return nothing(expr.type);
  const { mapping } = leaf;
  const name = level.name(frame.hint);
  const measures = [measureOf(leaf, name)];
  if (key !== null && leaf.factors.length === 0) level.rows.set(key, { leaf, measures });
  level.addLater({ measures, plan: () => cellsOf(leaf, mapping, measures) }, frame);
  return missingOf(expr, column(name, expr.type));
}

function isSpan({ dataset, fn }: AggregateExpr, { context }: Level): boolean {
  return fn === 'sum' && context.model.datasets.get(dataset)?.span != null;
}

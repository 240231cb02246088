import type { AggregateExpr } from '@plumbline/model';
import { BIGINT, call, column, DOUBLE, nothing, type Scalar } from '../../scalar.ts';
import type { Frame } from '../cells/frame.ts';
import { frameKey } from '../cells/frame-key.ts';
import type { Level } from '../cells/level.ts';
import { noteMeasure } from '../cells/opened-measure.ts';
import { textOf } from '../cells/text-of.ts';
import { newcomersOf } from '../entity/newcomers.ts';
import { filled, isZero } from '../forms/empty.ts';
import { conversionOf } from '../money/conversion.ts';
import { convertedFlow } from '../money/converted-flow.ts';
import { convertedSpans } from '../money/converted-spans.ts';
import { saidByMeasure } from '../time/edge-of-measure.ts';
import { cellsOf } from './cells-of.ts';
import { addSpans, type ZeroedSpans } from './cells-of-spans.ts';
import { warnOfEveryVersion } from './every-version.ts';
import { measureOf, missingOf, openLeaf } from './leaf.ts';
import { sharedKey } from './shared-rows.ts';
import { isOverSpans, spansOf } from './spans.ts';

/** Lowers one aggregation of rows to a column of the level; missing is 0 where the metric says so. */
export function lowerAggregate(expr: AggregateExpr, around: Frame, level: Level): Scalar {
  const frame = saidByMeasure(expr, around, level);
  const datasets = [expr.dataset];
  if (frame.newcomers === null && isOverSpans(expr, frame, level)) {
    noteMeasure({ kind: 'composed', of: expr, datasets, frame, level });
    return spansMeasured(expr, frame, level);
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
  return remembered(`leaf ${signatureOf(expr, frame)}`, level, () => build(expr, frame, level));
}

function remembered(signature: string, level: Level, make: () => Scalar): Scalar {
  const known = level.memo.get(signature);
  if (known !== undefined) return known;
  const result = make();
  level.memo.set(signature, result);
  return result;
}

function signatureOf(expr: AggregateExpr, frame: Frame): string {
  return `${textOf(expr)} ${frameKey(frame)} ${frame.base}`;
}

/** Totals of spans; 0 for missing only where no series has rows: what cannot be derived is not nothing. */
function spansMeasured(expr: AggregateExpr, frame: Frame, level: Level): Scalar {
  const isZeroed = isZero([expr.dataset], frame, level);
  const signature = `${isZeroed ? 'spans or 0' : 'spans'} ${signatureOf(expr, frame)}`;
  const value = remembered(signature, level, () => buildSpans({ expr, isZeroed }, frame, level));
  const zeroed = filled(value, [expr.dataset], frame, level);
  const reports = value.kind === 'column' ? level.reports.get(value.name) : undefined;
  if (zeroed === value || value.kind !== 'column' || reports === undefined) return zeroed;
  const shown: Scalar = {
    kind: 'case',
    whens: [{ when: reports, then: value }],
    otherwise: zeroed,
    type: zeroed.type,
  };
  level.spans.set(value.name, shown);
  return shown;
}

function buildSpans(measure: ZeroedSpans, frame: Frame, level: Level): Scalar {
  const { expr, isZeroed } = measure;
  const conversion = conversionOf(expr, 'average', frame, level);
  if (conversion !== null) return convertedSpans(measure, conversion, frame, level);
  const leaf = openLeaf(expr, frame, level);
  if (leaf === null) return nothing(expr.type);
  const name = level.name(frame.hint);
  addSpans(spansOf(leaf, name, isZeroed), { name, isZeroed }, frame, level);
  return column(name, expr.type);
}

function build(expr: AggregateExpr, frame: Frame, level: Level): Scalar {
  if (frame.newcomers !== null) return newcomersOf(expr, frame, level);
  const conversion = conversionOf(expr, 'average', frame, level);
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
  if (leaf.mapping.kind === 'nothing') return nothing(expr.type);
  const { mapping } = leaf;
  const name = level.name(frame.hint);
  const measures = [measureOf(leaf, name)];
  if (key !== null && leaf.factors.length === 0) level.rows.set(key, { leaf, measures });
  level.addLater({ measures, plan: () => cellsOf(leaf, mapping, measures) }, frame);
  return missingOf(expr, column(name, expr.type));
}

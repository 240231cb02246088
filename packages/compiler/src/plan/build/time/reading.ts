import { InternalError } from '@plumbline/diagnostics';
import { rowsUnder } from '../cells/formula-in-force.ts';
import type { Frame } from '../cells/frame.ts';
import type { Level } from '../cells/level.ts';
import { textOf } from '../cells/text-of.ts';
import { fiscalRanges } from '../fiscal/fiscal-ranges.ts';
import { edgeOfMeasure } from './edge-of-measure.ts';
import { type Mapping, mappingOf } from './mapping.ts';
import { type RangeOfCell, rangesOf } from './ranges.ts';
import { rulesUpTo } from './rules.ts';

/** The days that the cells of a level read of a dataset, and how its rows find them. */
export interface Reading {
  readonly ranges: readonly RangeOfCell[];
  readonly mapping: Mapping;
}

/** Found once for all measures of a dataset that stand under the same ops. */
export function readingOf(level: Level, dataset: string, frame: Frame): Reading {
  const { context, readings, shape } = level;
  const { ops, whole, cellEnds } = frame;
  const cells = cellEnds === null ? '' : `${cellEnds.from}..${cellEnds.to}`;
  const edge = edgeOfMeasure(level, dataset, frame);
  if (edge === undefined) throw new InternalError(`no edge for ${dataset}`);
  const key = `${dataset} ${edge.last} ${whole} ${ops.map(textOf).join()} ${cells}`;
  let reading = readings.get(key);
  if (reading === undefined) {
    const fiscal = fiscalRanges(level, dataset, frame);
    const ranges = fiscal ?? rangesOf(rowsUnder(frame, level), ops, rulesUpTo(context, edge, whole));
    const mapping =
      fiscal === null
        ? mappingOf(ranges, shape.timeKeys, ops, context.model.workspace.calendar)
        : listedMapping(fiscal);
    reading = { ranges, mapping };
    readings.set(key, reading);
  }
  return reading;
}

function listedMapping(ranges: readonly RangeOfCell[]): Mapping {
  return ranges.length === 0 ? { kind: 'nothing' } : { kind: 'listed', ranges, unit: 'day' };
}

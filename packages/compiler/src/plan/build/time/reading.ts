import type { Frame } from '../cells/frame.ts';
import type { Level } from '../cells/level.ts';
import { textOf } from '../cells/text-of.ts';
import { type RangeOfCell, rangesOf } from './ranges.ts';
import { rulesOf } from './rules.ts';

/** The days that the cells of a level read of a dataset, cell by cell; found once for all its measures. */
export function readingOf(level: Level, dataset: string, frame: Frame): readonly RangeOfCell[] {
  const key = `${dataset} ${frame.whole} ${frame.ops.map(textOf).join()}`;
  let ranges = level.readings.get(key);
  if (ranges === undefined) {
    const rules = rulesOf(level.context, dataset, frame.whole);
    ranges = level.shape.rows.flatMap((row) => rangesOf(row, frame.ops, rules));
    level.readings.set(key, ranges);
  }
  return ranges;
}

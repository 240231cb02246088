import { type Metric, planOf } from '@plumbline/model';
import type { ResolvedCompare } from '@plumbline/query';
import { aggregate, compute, expand } from '../../make.ts';
import { OWN } from '../../names.ts';
import { column, DATE, type Measure } from '../../scalar.ts';
import type { Frame } from '../cells/frame.ts';
import type { Level } from '../cells/level.ts';
import { datasetsOf } from '../rows/datasets-of.ts';
import { unmatchedDays } from '../rows/matched-days.ts';
import { AT, windowsOf } from '../rows/windows.ts';
import { readingOf } from '../time/reading.ts';

/** What happened beside a plan in the same rows: the first snapshot day of each range that only one of them has is said. */
export function checkSnapshots(metric: Metric, compare: ResolvedCompare, frame: Frame, level: Level): void {
  const { model, matched } = level.context;
  if (compare.kind !== 'plan' || matched.length > 0) return;
  if (planOf(model, metric, compare.name)?.kind !== 'scenario') return;
  for (const name of datasetsOf(metric.expr, model)) {
    const dataset = model.datasets.get(name);
    const isSaid = level.checks.some(
      (check) => check.kind === 'unmatched' && check.dataset === name && check.metric === compare.name,
    );
    if (isSaid || dataset?.snapshots === undefined || dataset.snapshots === null || dataset.time === null)
      continue;
    const days = compute(unmatchedDays(dataset, compare.name, frame, level), [
      { name: OWN.at, value: column(OWN.day, DATE), origin: 'snapshot day' },
    ]);
    const { ranges } = readingOf(level, name, frame);
    if (ranges.length === 0) continue;
    const inRanges = expand(
      days,
      windowsOf(level, ranges, (from) => from),
      AT,
    );
    const first: Measure = {
      name: OWN.day,
      fn: 'min',
      arg: column(OWN.at, DATE),
      where: null,
      p: null,
      type: DATE,
    };
    const as = level.name(`${name}_unmatched_${compare.name}`);
    level.attach({
      plan: aggregate(inRanges, level.timeNames, [first], 'first snapshot day that one side has'),
      on: level.timeNames.map((key) => ({ left: column(key, DATE), right: key })),
      take: [{ from: OWN.day, as }],
    });
    level.checks.push({
      kind: 'unmatched',
      column: as,
      dataset: name,
      metric: compare.name,
      missing: null,
      expected: new Map(),
    });
  }
}

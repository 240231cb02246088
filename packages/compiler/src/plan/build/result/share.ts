import type { Metric } from '@plumbline/model';
import { clockOf, type ResolvedQuery, type ResolvedShare, shareColumn } from '@plumbline/query';
import { call, DOUBLE, type Scalar } from '../../scalar.ts';
import { lowerAsInForce } from '../cells/formula-in-force.ts';
import type { Frame } from '../cells/frame.ts';
import type { Level } from '../cells/level.ts';
import { type Around, lowerAround } from '../forms/total.ts';
import { clockPartOf, partsNamed } from '../time/clock-parts.ts';
import type { Output } from './columns.ts';

interface Part {
  readonly query: ResolvedQuery;
  /** Names of the keys of the grouping. */
  readonly by: readonly string[];
  readonly metric: Metric;
  readonly current: Scalar;
}

/** m ÷ m of the larger cell that the query names. */
export function shareOutput(
  { query, by, metric, current }: Part,
  frame: Frame,
  level: Level,
): readonly Output[] {
  const { share } = query;
  if (share === null || !share.metrics.includes(metric.name)) return [];
  const kept = new Set(keptKeys(share, by));
  const named = query.by.filter((key) => kept.has(key.name));
  const clocks = named.flatMap((key) => (key.kind === 'dimension' && clockOf(query, key) ? [key.ref] : []));
  const parts = partsNamed(clocks, level.shape.dimensions);
  const grains = named.flatMap((key) => (key.kind === 'time' ? [key.grain] : []));
  const { name, type, unit } = metric;
  const around: Around = {
    of: { kind: 'metric', name, type, unit, span: { start: 0, end: 0 } },
    keeps: (dimension) => {
      const part = clockPartOf(dimension);
      return part === null ? kept.has(dimension.name) : parts.includes(part);
    },
    grains: parts.length === 0 ? grains : [...grains, 'day'],
  };
  const whole = lowerAsInForce(around.of, { ...frame, hint: name }, level, (inside) =>
    lowerAround(around, inside, level),
  );
  const value = call('divide', [current, whole], DOUBLE);
  return [{ name: shareColumn(name), value, sources: [current, whole] }];
}

/** Of a grouping, the keys that its larger cell groups by: those named, or all but the last of those named. */
function keptKeys({ kind, keys }: ResolvedShare, by: readonly string[]): readonly string[] {
  if (kind === 'within') return by.filter((name) => keys.includes(name));
  const last = keys.findLast((name) => by.includes(name));
  return by.filter((name) => name !== last);
}

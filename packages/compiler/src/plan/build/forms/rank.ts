import type { MetricExpr } from '@plumbline/model';
import { BIGINT, column, DOUBLE, nothing, type Scalar } from '../../scalar.ts';
import type { Frame } from '../cells/frame.ts';
import type { Level } from '../cells/level.ts';

type Rank = Extract<Scalar, { kind: 'rank' }>;
type How = Pick<Rank, 'ascending' | 'place' | 'type'>;
type Form<K extends MetricExpr['kind']> = Extract<MetricExpr, { kind: K }>;

export function lowerRank({ of, ascending }: Form<'rank'>, frame: Frame, level: Level): Scalar {
  return ranked(of, { ascending, place: null, type: BIGINT }, frame, level);
}

export function lowerRankShare({ of }: Form<'rank_share'>, frame: Frame, level: Level): Scalar {
  const place = { ties: tiesOf(level), buckets: null };
  return ranked(of, { ascending: false, place, type: DOUBLE }, frame, level);
}

export function lowerNtile({ of, buckets }: Form<'ntile'>, frame: Frame, level: Level): Scalar {
  const place = { ties: tiesOf(level), buckets };
  return ranked(of, { ascending: false, place, type: BIGINT }, frame, level);
}

function ranked(expr: MetricExpr, how: How, frame: Frame, level: Level): Scalar {
  const of = level.rankable(level.context.lower(expr, frame, level));
  if (of === null) return nothing(how.type);
  const partition = keysOf(level, (name) => partitionNames(level).includes(name));
  return level.define(`${frame.hint}_rank`, { kind: 'rank', of, partition, ...how });
}

/** Ranks run over the rows of one time member; inside `per`, over the members of one cell. */
function partitionNames(level: Level): readonly string[] {
  return level.shape.cell ?? level.timeNames;
}

function tiesOf(level: Level): readonly Scalar[] {
  const names = partitionNames(level);
  return keysOf(level, (name) => !names.includes(name));
}

function keysOf(level: Level, isWanted: (name: string) => boolean): readonly Scalar[] {
  return level.keys.filter((k) => isWanted(k.name)).map((k) => column(k.name, k.type));
}

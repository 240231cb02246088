import type { MetricExpr } from '@plumbline/model';
import { BIGINT, column, DOUBLE, nothing, type Scalar } from '../../scalar.ts';
import type { Frame } from '../cells/frame.ts';
import type { Level } from '../cells/level.ts';
import { rankedKeys, requireOneCurrencyOf } from '../money/one-currency.ts';
import { clockPartOf } from '../time/clock-parts.ts';

type Rank = Extract<Scalar, { kind: 'rank' }>;
type How = Omit<Rank, 'kind' | 'of' | 'partition'>;
type Form<K extends MetricExpr['kind']> = Extract<MetricExpr, { kind: K }>;

export function lowerRank({ of, ascending }: Form<'rank'>, frame: Frame, level: Level): Scalar {
  return ranked(of, { ascending, then: [], type: BIGINT }, frame, level);
}

export function lowerRankShare({ of }: Form<'rank_share'>, frame: Frame, level: Level): Scalar {
  return ranked(of, { ascending: false, then: byKeys(level), place: 'share', type: DOUBLE }, frame, level);
}

export function lowerNtile({ of, buckets }: Form<'ntile'>, frame: Frame, level: Level): Scalar {
  return ranked(of, { ascending: false, then: byKeys(level), place: buckets, type: BIGINT }, frame, level);
}

function ranked(expr: MetricExpr, how: How, frame: Frame, level: Level): Scalar {
  requireOneCurrencyOf(expr, frame, rankedKeys(level));
  const of = level.rankable(level.context.lower(expr, frame, level));
  if (of === null) return nothing(how.type);
  const partition = keysOf(level, (name) => partitionNames(level).includes(name));
  return level.define(`${frame.hint}_rank`, { kind: 'rank', of, partition, ...how });
}

/** Ranks run over the rows of one time member; inside `per`, over the members of one cell. */
function partitionNames(level: Level): readonly string[] {
  const { cell, dimensions } = level.shape;
  const times = dimensions.filter((key) => clockPartOf(key) !== null).map(({ name }) => name);
  return cell ?? [...level.timeNames, ...times];
}

/** Equal values stand in the order of their keys. */
function byKeys(level: Level): Rank['then'] {
  const names = partitionNames(level);
  return keysOf(level, (name) => !names.includes(name)).map((of) => ({ of, ascending: true }));
}

function keysOf(level: Level, isWanted: (name: string) => boolean): readonly Scalar[] {
  return level.keys.filter((k) => isWanted(k.name)).map((k) => column(k.name, k.type));
}

import type { MetricExpr } from '@plumbline/model';
import { BIGINT, BOOLEAN, call, column, DOUBLE, nothing, type Scalar } from '../../scalar.ts';
import type { Frame } from '../cells/frame.ts';
import { frameKey } from '../cells/frame-key.ts';
import { Level } from '../cells/level.ts';
import { textOf } from '../cells/text-of.ts';
import { rankedKeys, requireOneCurrencyOf } from '../money/one-currency.ts';

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
  const flag = level.othersFlag;
  if (flag !== null) return amongAll(expr, { how, flag }, frame, level);
  const partition = keysOf(level, (name) => partitionNames(level).includes(name));
  return level.define(`${frame.hint}_rank`, { kind: 'rank', of, partition, ...how });
}

/** Beside `others`: the place among all members, those that are not kept as well. */
function amongAll(
  expr: MetricExpr,
  { how, flag }: { readonly how: How; readonly flag: string },
  frame: Frame,
  level: Level,
): Scalar {
  const place = how.place ?? (how.ascending ? 'smallest first' : 'largest first');
  const signature = `rank ${place} ${textOf(expr)} ${frameKey(frame)} ${JSON.stringify(frame.empty)} ${frame.read?.join()}`;
  const known = level.memo.get(signature);
  if (known !== undefined) return known;
  const dimensions = level.shape.dimensions.map((d) => ({ ...d, kept: null }));
  const all = new Level(level.context, { ...level.shape, dimensions });
  const then = how.then.length === 0 ? [] : byKeys(all);
  const value = ranked(expr, { ...how, then }, frame, all);
  const name = level.name(`${frame.hint}_place`);
  const on = all.keys.map((k) => ({ left: column(k.name, k.type), right: k.name }));
  level.attach({ plan: all.relation([{ name, value }]), on, take: [{ from: name, as: name }] });
  const ofKept: Scalar = {
    kind: 'case',
    whens: [{ when: call('not', [column(flag, BOOLEAN)], BOOLEAN), then: column(name, how.type) }],
    otherwise: null,
    type: how.type,
  };
  level.memo.set(signature, ofKept);
  return ofKept;
}

/** Ranks run over the rows of one time member; inside `per`, over the members of one cell. */
function partitionNames(level: Level): readonly string[] {
  return level.shape.cell ?? level.timeNames;
}

/** Equal values stand in the order of their keys. */
function byKeys(level: Level): Rank['then'] {
  const names = partitionNames(level);
  return keysOf(level, (name) => !names.includes(name)).map((of) => ({ of, ascending: true }));
}

function keysOf(level: Level, isWanted: (name: string) => boolean): readonly Scalar[] {
  return level.keys.filter((k) => isWanted(k.name)).map((k) => column(k.name, k.type));
}

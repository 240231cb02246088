import { report } from '@plumbline/diagnostics';
import { type AggregateExpr, type BridgePath, bridgeTo } from '@plumbline/model';
import { aggregate, compute, derive } from '../../make.ts';
import { call, column, type Measure, number, type Scalar } from '../../scalar.ts';
import { refuse } from '../cells/context.ts';
import type { DimensionKey, Frame } from '../cells/frame.ts';
import type { Level } from '../cells/level.ts';
import { equalitiesOf, linksOf, WEIGHT } from './bridge-links.ts';
import { lowerDimensionBehind, type Members, truncated, zoneOf } from './row.ts';
import type { Source } from './source.ts';

/** Members behind bridges that the rows of a measure are counted in. */
export interface BridgedMembers {
  /** The value of each key of the level that a bridge leads to, by its name. */
  readonly values: ReadonlyMap<string, Scalar>;
  /** What a row counts with in each of its members. */
  readonly factors: readonly Scalar[];
}

interface At {
  readonly source: Source;
  readonly members: Members;
}

interface Asked {
  readonly path: BridgePath;
  readonly key: DimensionKey;
}

/**
 * The keys of a level that several members of a row may have. Each row is in each group once, however many of its
 * members look alike there; a row without members is in the null group.
 */
export function bridgedMembers(expr: AggregateExpr, frame: Frame, level: Level, at: At): BridgedMembers {
  const { context, shape } = level;
  const byBridge = new Map<string, readonly Asked[]>();
  for (const key of shape.dimensions) {
    const found = bridgeTo(context.model, expr.dataset, key.ref);
    if (found.kind !== 'found') continue;
    const { path } = found;
    byBridge.set(path.bridge.name, [...(byBridge.get(path.bridge.name) ?? []), { path, key }]);
  }
  const values = new Map<string, Scalar>();
  const factors: Scalar[] = [];
  for (const [bridge, asked] of byBridge) {
    if (asked.some(({ key }) => key.kept !== null))
      refuse(context, report('query/bridge-others', { bridge }));
    refuseUnshared(expr, frame, level, asked);
    const added = attached(asked, at);
    for (const [name, value] of added.values) values.set(name, value);
    factors.push(...added.factors);
  }
  return { values, factors };
}

/** Weights share out sums; extremes and distinct members are those of all rows of a group. */
function refuseUnshared(
  { fn, type }: AggregateExpr,
  frame: Frame,
  level: Level,
  [asked]: readonly Asked[],
): void {
  if (asked === undefined || asked.path.bridge.weight === null) return;
  if (fn === 'min' || fn === 'max' || fn === 'count_distinct') return;
  if (fn === 'sum' && (type.kind === 'decimal' || type.kind === 'double') && frame.money === null) return;
  const params = {
    metric: frame.hint,
    bridge: asked.path.bridge.name,
    fn: fn === 'sum' ? 'sum(integer)' : fn,
  };
  refuse(level.context, report('query/bridge-weight', params));
}

/** Adds the members of each row to its source. */
function attached(asked: readonly Asked[], { source, members }: At): BridgedMembers {
  const [one] = asked;
  const nothing = { values: new Map<string, Scalar>(), factors: [] };
  if (one === undefined) return nothing;
  const { bridge } = one.path;
  const links = linksOf(bridge, source, members);
  if (links === null) return nothing;
  const behind = { step: bridge.to, role: bridge.name };
  const fields = asked.map(({ path, key }) => ({
    name: `${bridge.name}:${key.name}`,
    value: truncated(
      lowerDimensionBehind(path.ref, behind, links.source, members),
      key.grain,
      key.part,
      zoneOf(links.source),
    ),
    origin: key.name,
  }));
  const as = `${bridge.name}:weight`;
  const shares: readonly Measure[] =
    links.weight === null
      ? []
      : [{ name: as, fn: 'sum', arg: links.weight, where: null, p: null, type: WEIGHT }];
  const named = [...links.keys, ...fields];
  const groups = aggregate(
    derive(links.source.plan(), named),
    named.map(({ name }) => name),
    shares,
    `members of ${bridge.name}, each group of them once`,
  );
  const keep = named.map(({ name, value, origin }) => ({ name, value: column(name, value.type), origin }));
  const share = {
    name: as,
    value: call('coalesce', [column(as, WEIGHT), number(0)], WEIGHT),
    origin: 'weight',
  };
  const set = links.weight === null ? groups : compute(groups, [...keep, share]);
  const [first, ...also] = equalitiesOf(one.path, source, members);
  if (first === undefined) return nothing;
  source.climb({ set, on: first.right, by: first.left, also, keepsAll: true });
  return {
    values: new Map(
      asked.map(({ key }, i) => [key.name, column(fields[i]?.name ?? '', fields[i]?.value.type ?? key.type)]),
    ),
    factors: links.weight === null ? [] : [call('coalesce', [column(as, WEIGHT), number(1)], WEIGHT)],
  };
}

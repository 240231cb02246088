import { DAY_GRAINS, type MemberGrain } from '@plumbline/calendar';
import { countOfRows, type Metric, type RowExpr } from '@plumbline/model';
import type { ResolvedBy, ResolvedQuery } from '@plumbline/query';
import type { BoundQuery } from '../../../bind/bind.ts';
import { membersIn } from '../../../bind/bind.ts';
import { align, arrange, compute, filter } from '../../make.ts';
import { OWN } from '../../names.ts';
import type { Arrange, Plan } from '../../node.ts';
import {
  BOOLEAN,
  call,
  column,
  DATE,
  INTEGER,
  memberStart,
  number,
  type Scalar,
  substitute,
  TEXT,
  truth,
} from '../../scalar.ts';
import { type DimensionKey, type Frame, NO_EMPTY_RULE } from '../cells/frame.ts';
import { type DayCheck, Level } from '../cells/level.ts';
import { lowerMetric, terms } from '../forms/metric.ts';
import { metricOutputs, type Output } from './columns.ts';
import { fillerOf } from './fill.ts';

/** One grouping of the answer: the rows asked for, or one kind of total. */
export interface BuiltSet {
  /** Names of `by` that are grouped, in `by` order. */
  readonly by: readonly string[];
  /** Columns by whose values the checks tell days apart. */
  readonly timeKeys: readonly string[];
  readonly checks: readonly DayCheck[];
}

export interface BuiltPlan {
  readonly plan: Plan;
  readonly sets: readonly BuiltSet[];
  /** Column that marks rows of `others`; null without. */
  readonly othersFlag: string | null;
}

const SET = OWN.set;
const KEPT = OWN.kept;

/** The whole answer as one plan: rows, totals, others, stacked under a set number. */
export function buildResult(bound: BoundQuery): BuiltPlan {
  const { query } = bound;
  const names = query.by.map((b) => b.name);
  const kept = query.others ? keptMembers(bound) : null;
  const rows = buildSet(bound, names, kept);
  const totals = query.totals.map((by) => buildSet(bound, by, kept));
  const flag = kept?.key.kept?.flag ?? null;
  const sets = [rows, ...totals].map(({ by, timeKeys, checks }) => ({ by, timeKeys, checks }));
  const limit = query.others ? null : query.limit;
  const passed = filter(rows.plan, rows.having, 'having');
  if (totals.length === 0)
    return { plan: arrange(visible(passed, 0), rows.order, limit), sets, othersFlag: flag };
  const main = limit === null ? passed : arrange(passed, rows.order, limit);
  const stacked = align(
    [visible(main, 0), ...totals.map((t, i) => visible(t.plan, i + 1))],
    [SET, ...names],
    true,
    'rows, then totals',
  );
  const order = [{ value: column(SET, INTEGER), desc: false }, ...rows.order];
  return { plan: arrange(stacked, order, null), sets, othersFlag: flag };
}

interface Named {
  readonly name: string;
  readonly value: Scalar;
}

interface Grouping {
  readonly by: readonly string[];
  readonly plan: Plan;
  readonly having: Scalar | null;
  readonly order: Arrange['order'];
  readonly timeKeys: readonly string[];
  readonly checks: readonly DayCheck[];
}

type KeptMembers = { readonly key: DimensionKey };

function buildSet(bound: BoundQuery, by: readonly string[], kept: KeptMembers | null): Grouping {
  const { query } = bound;
  const items = query.by.filter((b) => by.includes(b.name));
  const level = openLevel(bound, items, kept);
  const frame = baseFrame(query.where);
  const metrics = query.metrics.flatMap((m) => metricOutputs(m, query, frame, level));
  if (query.metrics.length === 0)
    for (const name of bound.datasets) lowerMetric(countOfRows(name), frame, level);
  const outputs = metrics.map((o) => ({ name: `result:${o.name}`, value: exact(o.value) }));
  const lowered = (value: Scalar) => inline(value, metrics, items, level);
  const isRows = by.length === query.by.length;
  const wantsHaving = isRows && query.having !== null && !query.others;
  const having =
    wantsHaving && query.having !== null
      ? [{ name: OWN.having, value: lowered(lowerMetric(query.having, frame, level)) }]
      : [];
  const flags = level.shape.dimensions.flatMap((d) => d.kept?.flag ?? []);
  const order = !isRows
    ? []
    : query.order.map((o, i) => {
        const by =
          o.by.kind === 'key' ? column(`result:${o.by.name}`, DATE) : lowerMetric(o.by, frame, level);
        return { name: `row:order_${i + 1}`, desc: o.desc, value: unlessOther(lowered(by), flags) };
      });
  const growths = metrics.flatMap((o) => growthProblem(o, level));
  const checks = level.checks.map((c, i) => ({
    name: `row:check_${i + 1}`,
    value: column(c.column, c.kind === 'stale' ? DATE : { kind: 'text' as const }),
  }));
  const labels = items.flatMap((b) => labelOf(b, level));
  const fill = query.fill ? (rows: Plan) => fillerOf(level, rows) : null;
  const relation = level.relation([...labels, ...outputs, ...having, ...order, ...checks, ...growths], fill);
  const renamed = compute(
    relation,
    relation.columns.map((c) => ({
      name: c.name.startsWith('result:') ? c.name.slice(7) : c.name,
      value: column(c.name, c.type),
      origin: c.origin,
    })),
  );
  const keys = [...items.map((b) => b.name), ...flags];
  return {
    by,
    plan: renamed,
    having: having.length > 0 ? column(OWN.having, BOOLEAN) : null,
    order: [
      ...order.map((o) => ({ value: column(o.name, o.value.type), desc: o.desc })),
      ...keys.map((k) => ({
        value: column(k, renamed.columns.find((c) => c.name === k)?.type ?? DATE),
        desc: false,
      })),
    ],
    timeKeys: level.timeNames(),
    checks: level.checks,
  };
}

/** Rows of `others` are ordered by their keys. */
function unlessOther(value: Scalar, flags: readonly string[]): Scalar {
  const [flag] = flags;
  if (flag === undefined) return value;
  const kept = call('not', [column(flag, BOOLEAN)], BOOLEAN);
  return { kind: 'case', whens: [{ when: kept, then: value }], otherwise: null, type: value.type };
}

/** What is wrong with the base of a growth inside a column: why the column is null. */
function growthProblem(output: Output, level: Level): readonly Named[] {
  const bases = output.sources.flatMap((source) => level.growthBasesIn(source));
  if (bases.length === 0) return [];
  const word = (value: string): Scalar => ({ kind: 'literal', value, type: TEXT });
  const whens = bases.flatMap((base) => [
    { when: call('is_null', [base], BOOLEAN), then: word('base-missing') },
    { when: call('le', [base, number(0)], BOOLEAN), then: word('base-not-positive') },
  ]);
  return [{ name: `row:growth:${output.name}`, value: { kind: 'case', whens, otherwise: null, type: TEXT } }];
}

/** Keys and outputs, with the set number in front. */
function visible(plan: Plan, set: number): Plan {
  const kept = plan.columns.filter((c) => c.name !== OWN.having);
  return compute(plan, [
    { name: SET, value: number(set), origin: 'grouping' },
    ...kept.map((c) => ({ name: c.name, value: column(c.name, c.type), origin: c.origin })),
  ]);
}

export function baseFrame(where: RowExpr | null): Frame {
  return {
    ops: [],
    conditions: where === null ? [] : terms(where),
    whole: false,
    times: new Map(),
    hint: 'value',
    suffix: '',
    empty: NO_EMPTY_RULE,
    base: false,
  };
}

function openLevel(bound: BoundQuery, items: readonly ResolvedBy[], kept: KeptMembers | null): Level {
  const { context, query } = bound;
  const finest = finestOf(items);
  const dimensions = items.flatMap((b): DimensionKey[] => {
    if (b.kind === 'time') return [];
    return [kept !== null && kept.key.name === b.name ? kept.key : dimensionKey(b)];
  });
  const rows =
    finest === null
      ? [{ keys: [], member: null }]
      : membersIn(finest.grain, context).map((m) => ({ keys: [m.from], member: m }));
  const timeKeys = finest === null ? [] : [{ name: keyName(finest), grain: finest.grain }];
  return new Level(context, {
    timeKeys,
    dimensions,
    rows,
    cell: null,
    isRanked: items.length === query.by.length,
  });
}

function dimensionKey(by: Extract<ResolvedBy, { kind: 'dimension' }>): DimensionKey {
  return { name: by.name, ref: by.ref, grain: by.grain, part: by.part, type: by.type, kept: null };
}

type TimeBy = Extract<ResolvedBy, { kind: 'time' }>;

const FINEST_FIRST: readonly MemberGrain[] = [...DAY_GRAINS, 'week_year'];

/** Of several grains the one with the shortest members. */
function finestOf(items: readonly ResolvedBy[]): TimeBy | null {
  const times = items.filter((b): b is TimeBy => b.kind === 'time');
  return times.sort((a, b) => FINEST_FIRST.indexOf(a.grain) - FINEST_FIRST.indexOf(b.grain))[0] ?? null;
}

/** The members of a year of weeks begin with its first week, and are shown by another day. */
function keyName({ name, grain }: TimeBy): string {
  return grain === 'week_year' ? OWN.weekYear : name;
}

/** Coarser grains beside the finest one are labels of it. */
function labelOf(item: ResolvedBy, level: Level): readonly Named[] {
  const [key] = level.shape.timeKeys;
  if (item.kind !== 'time' || key === undefined || item.name === key.name) return [];
  const member = column(key.name, DATE);
  if (item.grain !== 'week_year') return [{ name: item.name, value: memberStart(member, item.grain) }];
  const week = key.grain === 'day' ? memberStart(member, 'week') : member;
  return [{ name: item.name, value: memberStart(call('move', [week], DATE, '3 day'), 'year') }];
}

/** `result:x` columns stand for outputs of the same row. */
function inline(
  value: Scalar,
  outputs: readonly Output[],
  items: readonly ResolvedBy[],
  level: Level,
): Scalar {
  return substitute(value, (name, type) => {
    if (!name.startsWith('result:')) return column(name, type);
    const wanted = name.slice(7);
    const output = outputs.find((o) => o.name === wanted);
    if (output !== undefined) return output.value;
    const label = items.flatMap((b) => labelOf(b, level)).find((l) => l.name === wanted);
    return label?.value ?? column(wanted, level.keys().find((k) => k.name === wanted)?.type ?? type);
  });
}

/** Arithmetic widens decimals: the answer has the declared scale. */
function exact(value: Scalar): Scalar {
  const kind = value.type.kind;
  return kind === 'bigint' || kind === 'integer' || kind === 'decimal'
    ? call('cast', [value], value.type)
    : value;
}

/** `others`: the members of the last dimension that stay, ranked over the whole period and all other dimensions. */
function keptMembers(bound: BoundQuery): KeptMembers | null {
  const { query, context } = bound;
  const last = query.by.filter((b) => b.kind === 'dimension').at(-1);
  if (last === undefined || last.kind !== 'dimension') return null;
  const plain = dimensionKey(last);
  const shape = {
    timeKeys: [],
    dimensions: [plain],
    rows: [{ keys: [], member: null }],
    cell: null,
    isRanked: false,
  };
  const level = new Level(context, shape);
  const frame = baseFrame(query.where);
  const metrics = query.metrics.flatMap((m) => metricOutputs(m, query, frame, level));
  const lowered = (value: Scalar) => inline(value, metrics, [], level);
  const ranking = rankingOf(query);
  const by = ranking === null ? number(0) : lowered(lowerMetric(ranking.by, frame, level));
  const having =
    query.having === null
      ? []
      : [{ name: OWN.having, value: lowered(lowerMetric(query.having, frame, level)) }];
  const relation = level.relation([{ name: 'row:order', value: by }, ...having]);
  const passed = filter(relation, having.length > 0 ? column(OWN.having, BOOLEAN) : null);
  const order = [
    { value: column('row:order', by.type), desc: ranking?.desc ?? true },
    { value: column(last.name, last.type), desc: false },
  ];
  const plan = compute(
    arrange(passed, order, query.limit),
    [
      { name: last.name, value: column(last.name, last.type), origin: last.text },
      { name: KEPT, value: truth(true), origin: 'others' },
    ],
    'members that stay; all others become one',
  );
  return { key: { ...plain, kept: { plan, flag: 'row:others' } } };
}

function rankingOf(
  query: ResolvedQuery,
): { readonly by: Parameters<typeof lowerMetric>[0]; readonly desc: boolean } | null {
  for (const o of query.order) if (o.by.kind !== 'key') return { by: o.by, desc: o.desc };
  const [first] = query.metrics;
  return first === undefined ? null : { by: named(first), desc: true };
}

function named(metric: Metric): Parameters<typeof lowerMetric>[0] {
  return {
    kind: 'metric',
    name: metric.name,
    type: metric.type,
    unit: metric.unit,
    span: { start: 0, end: 0 },
  };
}

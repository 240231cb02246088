import type { RowGrain } from '@plumbline/calendar';
import type { DimensionRef, MetricExpr, RowExpr } from '@plumbline/model';
import { CARRIES_MEMBERS, typeOverDoubles } from '@plumbline/query';
import { aggregate, compute, filter } from '../../make.ts';
import { OWN } from '../../names.ts';
import type { Plan } from '../../node.ts';
import { allOf, BOOLEAN, call, column, type Measure, number, type Scalar, truth } from '../../scalar.ts';
import type { Context } from '../cells/context.ts';
import { type DimensionKey, type Frame, NO_EMPTY_RULE, type RangeOp, type TimeKey } from '../cells/frame.ts';
import { frameKey } from '../cells/frame-key.ts';
import { Level } from '../cells/level.ts';
import { noteMeasure } from '../cells/opened-measure.ts';
import { textOf } from '../cells/text-of.ts';
import { OF_ITS_FIRST_PERIOD } from '../entity/cohort-condition.ts';
import { requireOneCurrencyOf } from '../money/one-currency.ts';
import { datasetsOf } from '../rows/datasets-of.ts';
import { refText } from '../rows/ref-text.ts';
import { lowerDimension } from '../rows/row.ts';
import type { Source } from '../rows/source.ts';
import { carriedChecks } from '../stock/carried-checks.ts';
import { clockParts } from '../time/clock-parts.ts';
import { filled } from './empty.ts';

type Per = Extract<MetricExpr, { kind: 'per' }>;
type Members = Extract<RowExpr, { kind: 'members' }>;

/** `median(m per f having c)`: m and c at the cell's keys + f, then aggregated over the members (semantics.md 2). */
export function lowerPer(expr: Per, frame: Frame, level: Level): Scalar {
  const datasets = [...datasetsOf(expr.of, level.context.model)];
  noteMeasure({ kind: 'composed', of: expr, datasets, frame, level });
  if (expr.fn !== 'count' && expr.fn !== 'count_distinct') requireOneCurrencyOf(expr.of, frame, level);
  const name = level.name(frame.hint);
  const { shape } = level;
  const keys = shape.timeKeys.length + shape.dimensions.length + 1;
  const inner = innerLevel(expr.per, level, (i) => `member:${keys + i}`);
  const { relation, isMember, valueType, checks } = membersRelation(
    { level: inner.level, around: level },
    into(frame, inner.ops),
    expr.of,
    expr.having,
  );
  const named = inner.added.map((key) => call('is_not_null', [column(key.name, key.type)], BOOLEAN));
  const type = CARRIES_MEMBERS.has(expr.fn) ? typeOverDoubles('coalesce', expr.type, [valueType]) : expr.type;
  const measure = {
    name,
    fn: expr.fn,
    arg: column(OWN.value, valueType),
    where: allOf([...named, isMember]),
    p: expr.p,
    type,
  } as const;
  const why = `${expr.fn} over the members of ${inner.added.map((key) => key.label).join(', ')}`;
  level.addBlock(aggregate(relation, level.keyNames, [measure, ...checks], why), frame);
  const counts = expr.fn === 'count' || expr.fn === 'count_distinct';
  const value = counts ? call('null_if', [column(name, type), number(0, type)], type) : column(name, type);
  return filled(value, datasets, frame, level);
}

export function into(frame: Frame, ops: readonly RangeOp[]): Frame {
  return { ...frame, ops: [...frame.ops, ...ops], empty: NO_EMPTY_RULE };
}

interface AddedKey {
  readonly name: string;
  readonly label: string;
  readonly type: DimensionKey['type'];
}

/** The cell's keys and the member's; grains split R, other fields leave it alone. `name`: of the i-th added key. */
export function innerLevel(per: readonly DimensionRef[], level: Level, name: (i: number) => string) {
  const timeKeys: TimeKey[] = [...level.shape.timeKeys];
  const dimensions: DimensionKey[] = [...level.shape.dimensions];
  const splits: RangeOp[] = [];
  const added: AddedKey[] = [];
  for (const [i, ref] of per.entries()) {
    const key = { name: name(i), type: dimensionType(level.context, ref) };
    added.push({ ...key, label: labelOf(ref) });
    if (ref.kind === 'grain') {
      const isClock = ref.grain === 'hour' || ref.grain === 'minute';
      if (isClock) dimensions.push(...clockParts([ref.grain], (part) => `${key.name}:${part}`));
      const grain = isClock ? 'day' : (ref.grain as RowGrain);
      timeKeys.push({ name: key.name, grain });
      splits.push({ kind: 'split', grain });
    } else dimensions.push({ ...key, ref, grain: null, part: null, kept: null });
  }
  const shape = { timeKeys, dimensions, rows: level.shape.rows, cell: level.keyNames, isRanked: true };
  const ops: readonly RangeOp[] = splits.length > 0 ? splits : [{ kind: 'enter' }];
  return { level: new Level(level.context, shape), ops, added };
}

function labelOf(ref: DimensionRef): string {
  if (ref.kind === 'field') return `${ref.dataset}.${ref.field}`;
  return refText(ref);
}

interface MembersRelation {
  readonly relation: Plan;
  readonly isMember: Scalar | null;
  readonly valueType: Scalar['type'];
  /** What the cell around gathers of late balances of all members. */
  readonly checks: readonly Measure[];
}

/** Keys and value of every candidate; `isMember` keeps those that `having` does not drop. */
function membersRelation(
  { level, around }: { readonly level: Level; readonly around: Level },
  frame: Frame,
  of: MetricExpr,
  having: MetricExpr | null,
): MembersRelation {
  const { lower } = level.context;
  const value = lower(of, frame, level);
  const kept = having === null ? null : lower(having, frame, level);
  const carried = carriedChecks(level, around);
  const outputs = [
    { name: OWN.value, value },
    ...(kept === null ? [] : [{ name: OWN.kept, value: kept }]),
    ...carried.outputs,
  ];
  const isMember = kept === null ? null : column(OWN.kept, BOOLEAN);
  return {
    relation: level.relation(outputs),
    isMember,
    valueType: value.type,
    checks: carried.measures,
  };
}

export function dimensionType(context: Context, ref: DimensionRef): DimensionKey['type'] {
  if (ref.kind === 'field')
    return context.model.datasets.get(ref.dataset)?.fields.get(ref.field)?.type ?? { kind: 'text' };
  if (ref.kind === 'conformed') return context.model.dimensions.get(ref.name)?.type ?? { kind: 'text' };
  if (ref.kind === 'cohort' && ref.part === 'age') return { kind: 'integer' };
  return { kind: 'date' };
}

const MOVES_PERIOD: ReadonlySet<RangeOp['kind']> = new Set([
  'prior',
  'compare',
  'previous',
  'part_before',
  'pair',
  'at',
]);

/** `customer in (m per customer having c)`: found once over the period, under the conditions around it (semantics.md 2). */
export function lowerMembers(frame: Frame, level: Level): (expr: Members, source: Source) => Scalar {
  return (expr, source) => {
    const ops = frame.ops.filter((op) => MOVES_PERIOD.has(op.kind));
    // The period of a cohort is a key of the cell: no condition.
    const conditions = frame.conditions.filter((c) => c !== OF_ITS_FIRST_PERIOD && !contains(c, expr));
    const { sets } = level.context;
    const outside = { ...frame, ops, conditions, climbs: [], newcomers: null, money: null, cellEnds: null };
    const signature = `${textOf(expr)} ${frameKey(outside)}`;
    const set = sets.get(signature) ?? memberSet(expr, outside, level);
    sets.set(signature, set);
    const flag = `in_set_${[...sets.keys()].indexOf(signature) + 1}`;
    const fields = expr.fields.map((field) => lowerDimension(field, source, lowerMembers(frame, level)));
    source.attach({
      set,
      on: fields.map((left, i) => ({ left, right: memberKey(i) })),
      flag,
      nullSafe: false,
      take: [{ from: OWN.kept, as: flag }],
    });
    const found = call(expr.negated ? 'is_null' : 'is_not_null', [column(flag, BOOLEAN)], BOOLEAN);
    const known = allOf(fields.map((field) => call('is_not_null', [field], BOOLEAN))) ?? truth(true);
    return { kind: 'case', whens: [{ when: known, then: found }], otherwise: null, type: BOOLEAN };
  };
}

function contains(condition: RowExpr, wanted: RowExpr): boolean {
  if (condition === wanted) return true;
  if (condition.kind === 'call') return condition.args.some((a) => contains(a, wanted));
  if (condition.kind === 'in') return contains(condition.value, wanted);
  if (condition.kind !== 'case') return false;
  return (
    condition.whens.some((w) => contains(w.when, wanted) || contains(w.then, wanted)) ||
    (condition.otherwise !== null && contains(condition.otherwise, wanted))
  );
}

function memberKey(i: number): string {
  return i === 0 ? OWN.member : `${OWN.member}_${i + 1}`;
}

function memberSet(expr: Members, frame: Frame, level: Level): Plan {
  const whole = new Level(level.context, {
    timeKeys: [],
    dimensions: [],
    rows: [{ keys: [], member: null }],
    cell: [],
    isRanked: true,
  });
  const inner = innerLevel(expr.per, whole, memberKey);
  const found = membersRelation(
    { level: inner.level, around: whole },
    into(frame, inner.ops),
    expr.of,
    expr.having,
  );
  const { checks } = whole;
  if (checks.length > 0) {
    const plan = aggregate(found.relation, [], found.checks, 'late balances that decide who is a member');
    level.context.setBalances.push({ plan, checks });
  }
  const keys = inner.added.map(({ name, type }) => column(name, type));
  const named = filter(
    filter(found.relation, found.isMember, 'having'),
    allOf(keys.map((key) => call('is_not_null', [key], BOOLEAN))),
  );
  return compute(
    named,
    [
      ...inner.added.map(({ name, type }) => ({ name, value: column(name, type), origin: 'member' })),
      { name: OWN.kept, value: truth(true), origin: 'member' },
    ],
    'members found once, over the whole period',
  );
}

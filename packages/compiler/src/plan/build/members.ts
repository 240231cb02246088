import { report } from '@plumbline/diagnostics';
import type { DimensionRef, MetricExpr, RowExpr } from '@plumbline/model';
import { aggregate, compute, filter } from '../make.ts';
import type { Plan } from '../node.ts';
import { allOf, BOOLEAN, call, column, type Scalar, truth } from '../scalar.ts';
import type { Context } from './context.ts';
import { refuse } from './context.ts';
import type { DimensionKey, Frame, LevelRow, TimeKey } from './frame.ts';
import { Level } from './level.ts';
import { lowerMetric } from './metric.ts';
import { lowerDimension } from './row.ts';
import type { Source } from './source.ts';

type Per = Extract<MetricExpr, { kind: 'per' }>;
type Members = Extract<RowExpr, { kind: 'members' }>;

/** `median(m per f having c)`: m and c at the cell's keys + f, then aggregated over the members (semantics.md 2). */
export function lowerPer(expr: Per, frame: Frame, level: Level): Scalar {
  const name = level.name(frame.hint);
  const inner = innerLevel(expr.per, level);
  const innerFrame: Frame = { ...frame, ops: [...frame.ops, ...inner.splits] };
  const relation = membersRelation(inner.level, innerFrame, expr.of, expr.having);
  const measure = {
    name,
    fn: expr.fn,
    arg: column('value', expr.of.type),
    where: null,
    p: expr.p,
    type: expr.type,
  } as const;
  const named = inner.added.map((key) =>
    call('is_not_null', [column(key, typeOfKey(inner.level, key))], BOOLEAN),
  );
  level.addBlock(
    aggregate(
      filter(relation, allOf(named)),
      level.keyNames(),
      [measure],
      `${expr.fn} over the members of ${inner.added.join(', ')}`,
    ),
  );
  const value = column(name, expr.type);
  return expr.fn === 'count' || expr.fn === 'count_distinct'
    ? call('null_if', [value, { kind: 'literal', value: '0', type: expr.type }], expr.type)
    : value;
}

function typeOfKey(level: Level, name: string) {
  return level.keys().find((k) => k.name === name)?.type ?? ({ kind: 'text' } as const);
}

/** The cell's keys and the member's; grains split R, other fields leave it alone. */
function innerLevel(per: readonly DimensionRef[], level: Level) {
  const timeKeys: TimeKey[] = [...level.shape.timeKeys];
  const dimensions: DimensionKey[] = [...level.shape.dimensions];
  const splits: { kind: 'split'; grain: TimeKey['grain'] }[] = [];
  const added: string[] = [];
  for (const ref of per) {
    const name = `member_${timeKeys.length + dimensions.length + 1}`;
    added.push(name);
    if (ref.kind === 'grain') {
      const grain = ref.grain as TimeKey['grain'];
      timeKeys.push({ name, grain });
      splits.push({ kind: 'split', grain });
    } else {
      dimensions.push({
        name,
        ref,
        grain: null,
        part: null,
        type: dimensionType(level.context, ref),
        kept: null,
      });
    }
  }
  const inner = new Level(level.context, {
    timeKeys,
    dimensions,
    rows: level.shape.rows,
    cell: level.keyNames(),
  });
  return { level: inner, splits, added };
}

function membersRelation(level: Level, frame: Frame, of: MetricExpr, having: MetricExpr | null): Plan {
  const value = lowerMetric(of, frame, level);
  const kept = having === null ? null : lowerMetric(having, { ...frame, inside: true }, level);
  const outputs = [{ name: 'value', value }, ...(kept === null ? [] : [{ name: 'kept', value: kept }])];
  const relation = level.relation(outputs);
  return kept === null ? relation : filter(relation, column('kept', BOOLEAN));
}

export function dimensionType(context: Context, ref: DimensionRef): DimensionKey['type'] {
  if (ref.kind === 'field')
    return context.model.datasets.get(ref.dataset)?.fields.get(ref.field)?.type ?? { kind: 'text' };
  if (ref.kind === 'conformed') return context.model.dimensions.get(ref.name)?.type ?? { kind: 'text' };
  return { kind: 'date' };
}

/** `customer in (m per customer having c)`: found once over the period, under the conditions around it (semantics.md 2). */
export function lowerMembers(frame: Frame, level: Level): (expr: Members, source: Source) => Scalar {
  return (expr, source) => {
    const shifts = frame.ops.filter(
      (op) => op.kind === 'shift' || op.kind === 'previous' || op.kind === 'fixed' || op.kind === 'paired',
    );
    const conditions = frame.conditions.filter((c) => c !== expr && !contains(c, expr));
    const flag = flagOf(source, expr, JSON.stringify([shifts, conditions.length]));
    const set = memberSet(expr, { ...frame, ops: shifts, conditions, inside: false }, level);
    const field = lowerDimension(expr.field, source, lowerMembers(frame, level));
    source.attach({
      value: field,
      set,
      key: 'member',
      flag,
      nullSafe: false,
      take: [{ from: 'kept', as: flag }],
    });
    return call(expr.negated ? 'is_null' : 'is_not_null', [column(flag, BOOLEAN)], BOOLEAN);
  };
}

function flagOf(source: Source, expr: Members, salt: string): string {
  return `in_${source.dataset.name}_${expr.span.start}_${hash(salt)}`;
}

function hash(text: string): string {
  let h = 0;
  for (let i = 0; i < text.length; i++) h = (Math.imul(h, 31) + text.charCodeAt(i)) | 0;
  return (h >>> 0).toString(36);
}

function contains(condition: RowExpr, wanted: RowExpr): boolean {
  if (condition === wanted) return true;
  if (condition.kind === 'call') return condition.args.some((a) => contains(a, wanted));
  if (condition.kind === 'in') return contains(condition.value, wanted);
  if (condition.kind === 'case')
    return condition.whens.some((w) => contains(w.when, wanted) || contains(w.then, wanted));
  return false;
}

function memberSet(expr: Members, frame: Frame, level: Level): Plan {
  const { context } = level;
  const ref = expr.per[0] ?? expr.field;
  if (expr.per.length > 1)
    refuse(context, report('model/not-available-yet', { feature: 'in (… per (a, b))' }));
  const row: LevelRow = { keys: [], range: context.period, period: context.period };
  const key: DimensionKey = {
    name: 'member',
    ref,
    grain: null,
    part: null,
    type: dimensionType(context, ref),
    kept: null,
  };
  const inner = new Level(context, { timeKeys: [], dimensions: [key], rows: [row], cell: [] });
  const found = membersRelation(inner, frame, expr.of, expr.having);
  const named = filter(found, call('is_not_null', [column('member', key.type)], BOOLEAN));
  return compute(named, [
    { name: 'member', value: column('member', key.type), origin: 'member' },
    { name: 'kept', value: truth(true), origin: 'member' },
  ]);
}

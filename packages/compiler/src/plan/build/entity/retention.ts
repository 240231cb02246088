import type { MetricExpr } from '@plumbline/model';
import { aggregate, compute, spine } from '../../make.ts';
import { OWN } from '../../names.ts';
import {
  allOf,
  BIGINT,
  BOOLEAN,
  call,
  column,
  DATE,
  DOUBLE,
  nothing,
  type Scalar,
  truth,
} from '../../scalar.ts';
import type { Frame, RangeOp } from '../cells/frame.ts';
import { Level } from '../cells/level.ts';
import { noteMeasure } from '../cells/opened-measure.ts';
import { innerLevel, into } from '../forms/members.ts';
import { datasetsOf } from '../rows/datasets-of.ts';
import { rangesOf } from '../time/ranges.ts';
import { rulesOf } from '../time/rules.ts';
import { lowerCohortRetention } from './cohort.ts';
import { refusesClimbs } from './newcomers.ts';

type Retention = Extract<MetricExpr, { kind: 'retention' }>;

/** Of the entities with m in R under F and G, the share with m in R moved forward, under F only. */
export function lowerRetention(expr: Retention, frame: Frame, level: Level): Scalar {
  if (refusesClimbs('retention', frame, level)) return nothing(DOUBLE);
  const { context } = level;
  const datasets = [...datasetsOf(expr.of, context.model)];
  noteMeasure({ kind: 'composed', of: expr, datasets, frame, level });
  if (expr.after === null) return lowerCohortRetention(expr, frame, level);
  const moved: Frame = { ...frame, ops: [...frame.ops, { kind: 'prior', by: expr.after }] };
  const present = innerLevel([expr.by], level, () => OWN.member);
  context.lower(expr.of, into(frame, present.ops), present.level);
  attachLater(expr, moved, present.level);
  const relation = present.level.relation([{ name: OWN.kept, value: column(OWN.kept, BOOLEAN) }]);
  const [all, kept] = [level.name(`${frame.hint}_entities`), level.name(`${frame.hint}_kept`)];
  const [entity] = present.added.map((key) => call('is_not_null', [column(key.name, key.type)], BOOLEAN));
  const count = { fn: 'count', arg: null, p: null, type: BIGINT } as const;
  const measures = [
    { ...count, name: all, where: allOf([entity ?? null]) },
    { ...count, name: kept, where: allOf([entity ?? null, column(OWN.kept, BOOLEAN)]) },
  ];
  level.addBlock(aggregate(relation, level.keyNames, measures, 'entities, and those that are back'), frame);
  const share = call('divide', [column(kept, BIGINT), column(all, BIGINT)], DOUBLE);
  return whereKnown(share, datasets, moved, level);
}

/** Marks the entities of a level that have rows in the later range, whatever the dimensions. */
function attachLater(expr: Retention, moved: Frame, present: Level): void {
  const { shape, context } = present;
  const timeKeys = shape.timeKeys;
  const whole = new Level(context, { ...shape, dimensions: [], cell: timeKeys.map(({ name }) => name) });
  const later = innerLevel([expr.by], whole, () => OWN.member);
  context.lower(expr.of, into(moved, later.ops), later.level);
  const found = later.level.relation([]);
  const back = compute(found, [
    ...found.columns.map((c) => ({ name: c.name, value: column(c.name, c.type), origin: c.origin })),
    { name: OWN.kept, value: truth(true), origin: 'back' },
  ]);
  const on = later.level.keys.map((k) => ({ left: column(k.name, k.type), right: k.name }));
  present.attach({ plan: back, on, take: [{ from: OWN.kept, as: OWN.kept }] });
}

const KNOWN = 'range:known';

/** Null where the later range ends after the edge. */
function whereKnown(value: Scalar, datasets: readonly string[], moved: Frame, level: Level): Scalar {
  const { context, shape } = level;
  const ops: readonly RangeOp[] = moved.ops;
  const known = datasets.map((dataset) => {
    const { last } = context.edges.get(dataset) ?? { last: null };
    const ranges = rangesOf(shape.rows, ops, rulesOf(context, dataset, moved.whole));
    return ranges.filter((r) => moved.whole || last === null || r.end <= last);
  });
  const [first = [], ...rest] = known;
  const text = (keys: readonly number[]) => keys.join();
  const others = rest.map((ranges) => new Set(ranges.map((r) => text(r.keys))));
  const all = first.filter((r) => others.every((keys) => keys.has(text(r.keys))));
  if (all.length === 0) return nothing(DOUBLE);
  if (level.timeNames.length === 0) return value;
  const flag = level.name(KNOWN);
  const rows = all.map((r) => [...r.keys, r.from, r.to, r.to]);
  const plan = spine(level.timeNames, rows, [flag]);
  const on = level.timeNames.map((name) => ({ left: column(name, DATE), right: name }));
  level.attach({ plan, on, take: [{ from: flag, as: flag }] });
  const when = call('is_not_null', [column(flag, DATE)], BOOLEAN);
  return { kind: 'case', whens: [{ when, then: value }], otherwise: null, type: DOUBLE };
}

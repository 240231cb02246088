import { type Day, endOf, formatDay, startOf } from '@plumbline/calendar';
import type { MetricExpr } from '@plumbline/model';
import { aggregate, compute, derive, expand, filter, pick, shift, spine, typeOf } from '../make.ts';
import type { Plan } from '../node.ts';
import {
  allOf,
  BIGINT,
  BOOLEAN,
  call,
  column,
  DATE,
  DOUBLE,
  type Measure,
  memberStart,
  nothing,
  number,
  type Scalar,
  TEXT,
} from '../scalar.ts';
import type { Frame } from './frame.ts';
import { type Leaf, measureOf, missingOf, openLeaf, rangeCondition, strip, windowsOf } from './leaf.ts';
import { Level } from './level.ts';
import { lowerMembers } from './members.ts';
import type { RangeOfCell } from './ranges.ts';
import { dayOf, inZone, lowerDimension, lowerRow, zoneOf } from './row.ts';
import { Source } from './source.ts';

type Balance = Extract<MetricExpr, { kind: 'closing' | 'opening' }>;
type Average = Extract<MetricExpr, { kind: 'average_balance' }>;
type Terms = Pick<Balance, 'of' | 'per' | 'missing'>;

/** closing and opening: rows of the last snapshot day in R, or before R. */
export function lowerBalance(expr: Balance, frame: Frame, level: Level): Scalar {
  const ops = expr.kind === 'opening' ? [...frame.ops, { kind: 'before' } as const] : frame.ops;
  return balance(expr, { ...frame, ops }, level);
}

/** average_balance over ends, month or quarter ends, or snapshot days. */
export function lowerAverageBalance(expr: Average, frame: Frame, level: Level): Scalar {
  if (expr.points === 'snapshots') return overSnapshots(expr, frame, level);
  if (expr.points === 'ends') {
    const opening = balance(expr, { ...frame, ops: [...frame.ops, { kind: 'before' }] }, level);
    const closing = balance(expr, frame, level);
    return call('divide', [call('add', [opening, closing], expr.of.type), number(2)], DOUBLE);
  }
  return overPoints(expr, frame, level, expr.points);
}

function balance(expr: Terms, frame: Frame, level: Level): Scalar {
  const signature = `stock ${JSON.stringify([strip(expr.of), expr.per, expr.missing, frame.ops, frame.conditions, frame.whole])}`;
  const known = level.memo.get(signature);
  if (known !== undefined) return known;
  const leaf = openLeaf(expr.of, frame, level);
  if (leaf === null || leaf.time === null || leaf.mapping.kind === 'nothing') return nothing(expr.of.type);
  const name = level.name(frame.hint);
  const days = chosenDays(leaf, expr);
  level.addBlock(
    rowsOfDays(leaf, days, { name, per: expr.per, byDay: false, carry: expr.missing === 'carry' }),
  );
  attachChecks(leaf, days, expr, name);
  const result = missingOf(expr.of, column(name, expr.of.type));
  level.memo.set(signature, result);
  return result;
}

/** Distinct snapshot days (× accounts) in reach, before any condition or dimension of the question. */
function snapshotDays(leaf: Leaf, per: Balance['per'], from: Day | null): Plan {
  const { dataset, level, frame } = leaf;
  const source = new Source(dataset, level.context);
  const members = lowerMembers(frame, level);
  const ref = frame.times.get(dataset.name) ?? dataset.time;
  if (ref === null) return leaf.source.plan();
  const time = inZone(lowerDimension(ref, source, members), zoneOf(source));
  const when = dataset.snapshots?.when ?? null;
  const all = {
    from: from ?? Math.min(...leaf.ranges.map((r) => r.from)),
    to: Math.max(...leaf.ranges.map((r) => r.to)),
    until: null,
  };
  const condition = allOf([
    when === null ? null : lowerRow(when, source, members),
    rangeCondition({ ...leaf, time }, all),
  ]);
  const day = { name: 'day', value: dayOf(time, zoneOf(source)), origin: 'snapshot day' };
  const account =
    per === null ? [] : [{ name: 'account', value: lowerDimension(per, source, members), origin: 'account' }];
  const keys = ['day', ...account.map((a) => a.name)];
  return aggregate(
    derive(filter(source.plan(), condition), [day, ...account]),
    keys,
    [],
    'snapshot days, whatever else is asked',
  );
}

/** The last snapshot day of each range (and account): time keys, account, day. */
function chosenDays(leaf: Leaf, expr: Terms): Plan {
  const { level, mapping } = leaf;
  const first = level.context.edges.get(leaf.dataset.name)?.first ?? null;
  const carry = expr.per !== null && expr.missing === 'carry';
  const days = datedAccounts(leaf, expr, carry ? first : null);
  const accounts = expr.per === null ? [] : ['account'];
  const last: Measure = { name: 'day', fn: 'max', arg: column('at', DATE), where: null, p: null, type: DATE };
  const why = 'last snapshot day of each range, chosen before conditions';
  const strict = expr.missing === 'null' && expr.per === null;
  if (mapping.kind === 'single' && !carry && !strict) return aggregate(days, accounts, [last], why);
  if (mapping.kind === 'cut' && !carry && !strict) {
    const times = mapping.keys.map((k) => ({
      name: k.name,
      value: memberStart(column('at', DATE), k.grain),
      origin: k.grain,
    }));
    let plan: Plan = aggregate(derive(days, times), [...level.timeNames(), ...accounts], [last], why);
    for (const k of mapping.keys) plan = shift(plan, k.name, k.move);
    return plan;
  }
  const rows = leaf.ranges.map((r) => [...r.keys, carry ? (first ?? r.from) : r.from, r.to, r.to]);
  const windows = spine(level.timeNames(), rows, ['last']);
  const due: Measure = { ...last, name: 'last', arg: column('last', DATE) };
  const keys = [...level.timeNames(), ...accounts];
  const chosen = aggregate(expand(days, windows, column('at', DATE)), keys, [last, due], why);
  if (!strict) return chosen;
  return filter(
    chosen,
    call('eq', [column('day', DATE), column('last', DATE)], BOOLEAN),
    'a day before the last one of its range is no answer',
  );
}

/** Snapshot days under the name `at`, with their accounts. */
function datedAccounts(leaf: Leaf, expr: Terms, from: Day | null): Plan {
  const days = snapshotDays(leaf, expr.per, from);
  const accounts =
    expr.per === null
      ? []
      : [{ name: 'account', value: column('account', typeOf(days, 'account')), origin: 'account' }];
  return compute(days, [...accounts, { name: 'at', value: column('day', DATE), origin: 'snapshot day' }]);
}

/** What the answer must say about the days: late ones, and accounts without a row in the range. */
function attachChecks(leaf: Leaf, days: Plan, expr: Terms, name: string): void {
  const { level, dataset, frame } = leaf;
  const times = level.timeNames();
  const on = times.map((key) => ({ left: column(key, DATE), right: key }));
  const newest: Measure = {
    name: 'day',
    fn: 'max',
    arg: column('day', DATE),
    where: null,
    p: null,
    type: DATE,
  };
  const as = level.name(`${name}_day`);
  level.attach({
    plan: expr.per === null ? days : aggregate(days, times, [newest]),
    on,
    take: [{ from: 'day', as }],
  });
  level.snapshotColumns.push(as);
  const expected = new Map(leaf.ranges.map((r) => [JSON.stringify(r.keys.map(formatDay)), r.to]));
  const check = { dataset: dataset.name, metric: frame.hint, missing: expr.missing, expected };
  if (expr.per === null) level.checks.push({ ...check, kind: 'stale', column: as });
  else if (expr.missing === 'error')
    level.checks.push({ ...check, kind: 'accounts', column: attachAbsent(leaf, expr, name) });
}

/** Accounts that have rows before a range and none in it, as a list for each range. */
function attachAbsent(leaf: Leaf, expr: Terms, name: string): string {
  const { level } = leaf;
  const times = level.timeNames();
  const first = level.context.edges.get(leaf.dataset.name)?.first ?? null;
  const days = datedAccounts(leaf, expr, first);
  const windows = spine(
    times,
    leaf.ranges.map((r) => [...r.keys, first ?? r.from, r.to, r.from]),
    ['opens'],
  );
  const last: Measure = { name: 'day', fn: 'max', arg: column('at', DATE), where: null, p: null, type: DATE };
  const opens: Measure = { ...last, name: 'opens', arg: column('opens', DATE) };
  const seen = aggregate(expand(days, windows, column('at', DATE)), [...times, 'account'], [last, opens]);
  const absent = filter(seen, call('lt', [column('day', DATE), column('opens', DATE)], BOOLEAN));
  const list: Measure = {
    name: 'absent',
    fn: 'list',
    arg: column('account', typeOf(days, 'account')),
    where: null,
    p: null,
    type: TEXT,
  };
  const as = level.name(`${name}_absent`);
  const on = times.map((key) => ({ left: column(key, DATE), right: key }));
  level.attach({
    plan: aggregate(absent, times, [list], 'accounts without a row in the range'),
    on,
    take: [{ from: 'absent', as }],
  });
  return as;
}

/** Rows of the chosen days under the question's conditions, collapsed to the level's keys (and the day, where asked). */
function rowsOfDays(
  leaf: Leaf,
  days: Plan,
  how: {
    readonly name: string;
    readonly per: Balance['per'];
    readonly byDay: boolean;
    readonly carry: boolean;
  },
): Plan {
  const { level, source, frame } = leaf;
  const measure = measureOf(leaf, how.name);
  const account = how.per === null ? null : lowerDimension(how.per, source, lowerMembers(frame, level));
  const all = { from: rangeStart(leaf, how), to: Math.max(...leaf.ranges.map((r) => r.to)), until: null };
  const rows = filter(source.plan(), allOf([leaf.conditions, rangeCondition(leaf, all)]));
  const picked = pick(rows, days, {
    day: leaf.day as Scalar,
    on: account === null ? [] : [{ left: account, right: 'account' }],
    take: [...level.timeNames(), ...(how.byDay ? ['day'] : [])],
    why: 'rows of the chosen days',
  });
  const keys = [...level.keyNames(), ...(how.byDay ? ['day'] : [])];
  return aggregate(derive(picked, leaf.keys), keys, [measure]);
}

/** Carried balances may be as old as the first row. */
function rangeStart(leaf: Leaf, how: { readonly carry: boolean }): Day {
  const earliest = Math.min(...leaf.ranges.map((r) => r.from));
  return how.carry ? (leaf.level.context.edges.get(leaf.dataset.name)?.first ?? earliest) : earliest;
}

/** mean over the snapshot days in R: a day on which the cell has no rows counts as nothing, not as one day less. */
function overSnapshots(expr: Average, frame: Frame, level: Level): Scalar {
  const leaf = openLeaf(expr.of, frame, level);
  if (leaf === null || leaf.time === null || leaf.mapping.kind === 'nothing') return nothing(DOUBLE);
  const name = level.name(frame.hint);
  const days = snapshotDays(leaf, null, null);
  const at = compute(days, [{ name: 'at', value: column('day', DATE), origin: 'snapshot day' }]);
  const spread = expand(
    at,
    windowsOf(level, leaf.ranges, (from) => from),
    column('at', DATE),
  );
  const all = compute(spread, [
    ...level.timeNames().map((key) => ({ name: key, value: column(key, DATE), origin: key })),
    { name: 'day', value: column('at', DATE), origin: 'snapshot day' },
  ]);
  const perDay = rowsOfDays(leaf, all, { name, per: null, byDay: true, carry: false });
  const sum: Measure = {
    name,
    fn: 'sum',
    arg: column(name, expr.of.type),
    where: null,
    p: null,
    type: expr.of.type,
  };
  level.addBlock(aggregate(perDay, level.keyNames(), [sum]));
  const count: Measure = { name: 'days', fn: 'count', arg: null, where: null, p: null, type: BIGINT };
  const counts = aggregate(all, level.timeNames(), [count], 'snapshot days in each range');
  const as = level.name(`${name}_days`);
  level.attach({
    plan: counts,
    on: level.timeNames().map((key) => ({ left: column(key, DATE), right: key })),
    take: [{ from: 'days', as }],
  });
  return call('divide', [column(name, expr.of.type), column(as, BIGINT)], DOUBLE);
}

/** mean of the opening and of each month (quarter) end in R; null where one of them is. */
function overPoints(expr: Average, frame: Frame, level: Level, grain: 'month' | 'quarter'): Scalar {
  const name = level.name(frame.hint);
  const point = { name: `${name}_point`, grain: 'day' as const };
  const inner = new Level(level.context, {
    ...level.shape,
    timeKeys: [...level.shape.timeKeys, point],
    cell: level.keyNames(),
  });
  const innerFrame: Frame = { ...frame, ops: [...frame.ops, { kind: 'points', grain }] };
  const value = balance({ of: expr.of, per: expr.per, missing: expr.missing }, innerFrame, inner);
  if (value.kind === 'literal') return nothing(DOUBLE);
  const relation = inner.relation([{ name: 'value', value }]);
  const arg = column('value', expr.of.type);
  level.addBlock(
    aggregate(
      relation,
      level.keyNames(),
      [
        { name: `${name}_sum`, fn: 'sum', arg, where: null, p: null, type: expr.of.type },
        { name: `${name}_points`, fn: 'count', arg, where: null, p: null, type: BIGINT },
      ],
      `opening and ${grain} ends`,
    ),
  );
  const mean = call(
    'divide',
    [column(`${name}_sum`, expr.of.type), column(`${name}_points`, BIGINT)],
    DOUBLE,
  );
  const complete = call(
    'eq',
    [column(`${name}_points`, BIGINT), pointsOf(expr, frame, level, grain)],
    BOOLEAN,
  );
  return { kind: 'case', whens: [{ when: complete, then: mean }], otherwise: null, type: DOUBLE };
}

/** How many points each cell needs: written as a case over the time keys where it differs. */
function pointsOf(expr: Average, frame: Frame, level: Level, grain: 'month' | 'quarter'): Scalar {
  const leaf = openLeaf(expr.of, frame, level);
  const { calendar } = level.context.model.workspace;
  const counts = new Map<number, RangeOfCell[]>();
  for (const range of leaf?.ranges ?? []) {
    let points = 1;
    for (
      let day = startOf(grain, range.from, calendar);
      day <= range.to;
      day = endOf(grain, day, calendar) + 1
    )
      points++;
    counts.set(points, [...(counts.get(points) ?? []), range]);
  }
  const entries = [...counts];
  const [usual] = entries.sort((a, b) => b[1].length - a[1].length);
  if (usual === undefined) return number(0);
  const rest = entries.filter(([points]) => points !== usual[0]);
  if (rest.length === 0) return number(usual[0]);
  const whens = rest.map(([points, ranges]) => ({ when: isOneOf(level, ranges), then: number(points) }));
  return { kind: 'case', whens, otherwise: number(usual[0]), type: { kind: 'integer' } };
}

function isOneOf(level: Level, ranges: readonly RangeOfCell[]): Scalar {
  const [key] = level.timeNames();
  const options = ranges.map(
    (r) => ({ kind: 'literal', value: formatDay(r.keys[0] ?? 0), type: DATE }) as const,
  );
  return { kind: 'in', value: column(key ?? '', DATE), options, negated: false, type: BOOLEAN };
}

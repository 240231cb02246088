import type { BoundQuery } from '../../../bind/bind.ts';
import { align, arrange, compute, filter } from '../../make.ts';
import { OWN } from '../../names.ts';
import type { Plan } from '../../node.ts';
import { column, INTEGER, nothing, number, TEXT } from '../../scalar.ts';
import type { DayCheck } from '../cells/level.ts';
import { buildGrouping, type RestatedColumn } from './grouping.ts';
import { keptMembers } from './others.ts';

/** One grouping of the answer: the rows asked for, or one kind of total. */
export interface BuiltSet {
  /** Names of `by` that are grouped, in `by` order. */
  readonly by: readonly string[];
  /** Columns by whose values the checks tell days apart. */
  readonly timeKeys: readonly string[];
  readonly checks: readonly DayCheck[];
  readonly restated: readonly RestatedColumn[];
}

export interface BuiltPlan {
  readonly plan: Plan;
  readonly sets: readonly BuiltSet[];
  /** Column that marks rows of `others`; null without. */
  readonly othersFlag: string | null;
  /** Set number of the rates that amounts were converted at; null: none were. */
  readonly rates: number | null;
  /** What balances that decide who is a member of a row condition say of their days; null: there are none. */
  readonly setBalances: { readonly set: number; readonly checks: readonly DayCheck[] } | null;
}

const SET = OWN.set;

/** The whole answer as one plan: rows, totals, others, stacked under a set number. */
export function buildResult(bound: BoundQuery): BuiltPlan {
  const { query } = bound;
  const names = query.by.map((b) => b.name);
  const kept = query.others ? keptMembers(bound) : null;
  const rows = buildGrouping(bound, names, kept);
  const built = new Map(finestFirst(query.totals).map((by) => [by, buildGrouping(bound, by, kept)]));
  const totals = query.totals.flatMap((by) => built.get(by) ?? []);
  const flag = kept?.kept?.flag ?? null;
  const sets = [rows, ...totals].map(({ by, timeKeys, checks, restated }) => ({
    by,
    timeKeys,
    checks,
    restated,
  }));
  const limit = query.others ? null : query.limit;
  const passed = filter(rows.plan, rows.having, 'having');
  const { rates, setBalances } = bound.context;
  if (totals.length + rates.length + setBalances.length === 0)
    return {
      plan: arrange(visible(passed, 0), rows.order, limit),
      sets,
      othersFlag: flag,
      rates: null,
      setBalances: null,
    };
  const ofSets = namedBalances(setBalances);
  const main = limit === null ? passed : arrange(passed, rows.order, limit);
  const stacked = align(
    [
      visible(main, 0),
      ...totals.map((t, i) => visible(t.plan, i + 1)),
      ...rates.map((used) => below(used, rows.plan, names, sets.length)),
      ...ofSets.plans.map((plan) => below(plan, rows.plan, names, sets.length + 1)),
    ],
    [SET, ...names],
    true,
    rates.length === 0
      ? 'rows, then totals'
      : 'rows, then totals, then the rates that amounts were converted at',
  );
  const order = [{ value: column(SET, INTEGER), desc: false }, ...rows.order];
  return {
    plan: arrange(stacked, order, null),
    sets,
    othersFlag: flag,
    rates: rates.length === 0 ? null : sets.length,
    setBalances: setBalances.length === 0 ? null : { set: sets.length + 1, checks: ofSets.checks },
  };
}

/** What one grouping gives can be added up for those of fewer keys. */
function finestFirst(groupings: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return [...groupings].sort((a, b) => b.length - a.length);
}

/** Each check under a column of its own, `row:set_check_1` … */
function namedBalances(balances: BoundQuery['context']['setBalances']) {
  const checks = balances.flatMap((one) => one.checks);
  const plans = balances.map((one) =>
    compute(
      one.plan,
      one.checks.map((check) => {
        const name = setCheckColumn(checks.indexOf(check));
        return { name, value: column(check.column, TEXT), origin: check.metric };
      }),
    ),
  );
  return { checks, plans };
}

/** The column of the i-th check of members. */
export function setCheckColumn(i: number): string {
  return `row:set_check_${i + 1}`;
}

/** What is known besides the rows, below them: without keys. */
function below(used: Plan, rows: Plan, names: readonly string[], set: number): Plan {
  const keys = rows.columns.filter(({ name }) => names.includes(name));
  return compute(used, [
    { name: SET, value: number(set), origin: 'grouping' },
    ...keys.map((key) => ({ name: key.name, value: nothing(key.type), origin: key.origin })),
    ...used.columns.map((c) => ({ name: c.name, value: column(c.name, c.type), origin: c.origin })),
  ]);
}

/** Keys and outputs, with the set number in front. */
function visible(plan: Plan, set: number): Plan {
  const kept = plan.columns.filter((c) => c.name !== OWN.having);
  return compute(plan, [
    { name: SET, value: number(set), origin: 'grouping' },
    ...kept.map((c) => ({ name: c.name, value: column(c.name, c.type), origin: c.origin })),
  ]);
}

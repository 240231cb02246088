import type { BoundQuery } from '../../../bind/bind.ts';
import { align, arrange, compute, filter } from '../../make.ts';
import { OWN } from '../../names.ts';
import type { Plan } from '../../node.ts';
import { column, INTEGER, number } from '../../scalar.ts';
import type { DayCheck } from '../cells/level.ts';
import { buildGrouping } from './grouping.ts';
import { keptMembers } from './others.ts';

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

/** The whole answer as one plan: rows, totals, others, stacked under a set number. */
export function buildResult(bound: BoundQuery): BuiltPlan {
  const { query } = bound;
  const names = query.by.map((b) => b.name);
  const kept = query.others ? keptMembers(bound) : null;
  const rows = buildGrouping(bound, names, kept);
  const totals = query.totals.map((by) => buildGrouping(bound, by, kept));
  const flag = kept?.kept?.flag ?? null;
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

/** Keys and outputs, with the set number in front. */
function visible(plan: Plan, set: number): Plan {
  const kept = plan.columns.filter((c) => c.name !== OWN.having);
  return compute(plan, [
    { name: SET, value: number(set), origin: 'grouping' },
    ...kept.map((c) => ({ name: c.name, value: column(c.name, c.type), origin: c.origin })),
  ]);
}

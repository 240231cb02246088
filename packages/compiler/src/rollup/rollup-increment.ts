import { type DateRange, endOf, startOf } from '@plumbline/calendar';
import type { Model } from '@plumbline/model';
import type { Facts } from '@plumbline/query';
import { embedded } from '../dialects/index.ts';
import { compute, filter, scan } from '../plan/make.ts';
import type { Plan } from '../plan/node.ts';
import { allOf, anyOf, BOOLEAN, call, column, DATE, date, type Scalar } from '../plan/scalar.ts';
import { fromPlan } from '../sql/from-plan/from-plan.ts';
import { lowerSql } from '../sql/lower/lower-sql.ts';
import { printReadable } from '../sql/print.ts';
import { dayFieldOf } from './day-field-of.ts';
import { rollupParts } from './parts-of.ts';
import { planOf } from './rollup-tables.ts';

/** Days of the rows that are no longer as they were, of those that went and those that came. */
export interface ChangedDays {
  readonly ranges: readonly DateRange[];
  /** Rows without a day are among them. */
  readonly undated: boolean;
}

export interface RollupIncrement {
  /** One SELECT: the members that nothing of this touched as they stand in the former table, the others from rows. */
  readonly sql: string;
  /** Members of the time that are made again. */
  readonly remade: readonly DateRange[];
}

/** How the table of a rollup is made again of one whose members have changed on these days alone; null: only as a whole. */
export function rollupIncrement(
  { model, facts, name }: { readonly model: Model; readonly facts: Facts; readonly name: string },
  former: string,
  changed: ChangedDays,
): RollupIncrement | null {
  const part = rollupParts(model, facts).parts.find((one) => one.name === name);
  if (part === undefined || part.time === null || dayFieldOf(part) === null) return null;
  const { calendar } = model.workspace;
  const { grain, field, day } = part.time;
  const remade = merged(
    changed.ranges.map(({ from, to }) => ({
      from: startOf(grain, from, calendar),
      to: endOf(grain, to, calendar),
    })),
  );
  const members = { ranges: remade, undated: changed.undated };
  const print = (plan: Plan) => printReadable(lowerSql(fromPlan(plan), calendar), embedded);
  const columns = planOf(part).columns.map((c) => ({ field: c.name, type: c.type }));
  const kept = filter(scan('former', former, columns, []), outside(column(`former.${field}`, DATE), members));
  const named = columns.map((c) => ({
    name: c.field,
    value: column(`former.${c.field}`, c.type),
    origin: c.field,
  }));
  const isRemade = inside(day, members);
  const selects = [
    print(compute(kept, named)),
    ...(isRemade === null ? [] : [print(planOf(part, isRemade))]),
  ];
  return { sql: selects.map((sql) => `(${sql})`).join(' UNION ALL '), remade };
}

function inside(day: Scalar, { ranges, undated }: ChangedDays): Scalar | null {
  const spans = ranges.flatMap(({ from, to }) => allOf([atLeast(day, from), atMost(day, to)]) ?? []);
  return anyOf([...spans, ...(undated ? [call('is_null', [day], BOOLEAN)] : [])]);
}

/** Where a key is missing, the members without a day stay unless they are made again. */
function outside(key: Scalar, { ranges, undated }: ChangedDays): Scalar | null {
  const beyond = allOf(
    ranges.flatMap(({ from, to }) => anyOf([atMost(key, from - 1), atLeast(key, to + 1)]) ?? []),
  );
  if (undated) return allOf([call('is_not_null', [key], BOOLEAN), ...(beyond === null ? [] : [beyond])]);
  return beyond === null ? null : anyOf([call('is_null', [key], BOOLEAN), beyond]);
}

function atLeast(day: Scalar, first: number): Scalar {
  return call('ge', [day, date(first)], BOOLEAN);
}

function atMost(day: Scalar, last: number): Scalar {
  return call('le', [day, date(last)], BOOLEAN);
}

/** In order, none touching another. */
function merged(ranges: readonly DateRange[]): readonly DateRange[] {
  const found: DateRange[] = [];
  for (const range of [...ranges].sort((a, b) => a.from - b.from)) {
    const last = found.at(-1);
    if (last === undefined || range.from > last.to + 1) found.push(range);
    else found[found.length - 1] = { from: last.from, to: Math.max(last.to, range.to) };
  }
  return found;
}

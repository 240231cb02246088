import type { Model, ValueType } from '@plumbline/model';
import type { Facts } from '@plumbline/query';
import { embedded } from '../dialects/index.ts';
import { aggregate, compute, derive, filter } from '../plan/make.ts';
import type { Plan } from '../plan/node.ts';
import { rejoin } from '../plan/passes/sources/source-form.ts';
import { allOf, anyOf, BIGINT, column, type Measure, type Scalar } from '../plan/scalar.ts';
import { fromPlan } from '../sql/from-plan/from-plan.ts';
import { lowerSql } from '../sql/lower/lower-sql.ts';
import { printReadable } from '../sql/print.ts';
import { dayFieldOf } from './day-field-of.ts';
import { rollupParts } from './parts-of.ts';
import type { RollupPart } from './rollup-part.ts';

/** How the table of a rollup over one dataset is made. */
export interface RollupTable {
  /** What it is loaded under; no dataset can have the name. */
  readonly name: string;
  readonly rollup: string;
  readonly dataset: string;
  /** Datasets it is made of. */
  readonly inputs: readonly string[];
  readonly columns: readonly { readonly field: string; readonly type: ValueType }[];
  readonly definition: string;
  /** Field of the dataset whose days tell which members a row is in; null: a change of rows may be anywhere. */
  readonly dayField: string | null;
  /** One SELECT over the tables in `facts`. */
  readonly sql: string;
}

export function rollupTables(model: Model, facts: Facts): readonly RollupTable[] {
  return rollupParts(model, facts).parts.map((part) => tableOf(part, model));
}

function tableOf(part: RollupPart, model: Model): RollupTable {
  const { name, rollup, dataset, inputs, definition } = part;
  const plan = planOf(part);
  const sql = printReadable(lowerSql(fromPlan(plan), model.workspace.calendar), embedded);
  const columns = plan.columns.map((c) => ({ field: c.name, type: c.type }));
  return { name, rollup, dataset, inputs, columns, definition, dayField: dayFieldOf(part), sql };
}

/** `among`: of these rows alone. */
export function planOf({ scan, joins, keys, slices }: RollupPart, among: Scalar | null = null): Plan {
  let rows: Plan = scan;
  for (const join of joins) rows = rejoin(rows, join);
  const isKept = slices.some(({ conditions }) => conditions.length === 0)
    ? null
    : anyOf(slices.flatMap(({ conditions }) => allOf(conditions) ?? []));
  const named = keys.map(({ field, value }) => ({ name: field, value, origin: field }));
  const measures = slices.flatMap(({ conditions, rows: count, measures: kept }): Measure[] => {
    const where = allOf(conditions);
    return [
      { name: count, fn: 'count', arg: null, where, p: null, type: BIGINT },
      ...kept.map(({ field, measure }) => ({ ...measure, name: field, where })),
    ];
  });
  const names = named.map(({ name }) => name);
  const grouped = aggregate(derive(filter(filter(rows, among), isKept), named), names, measures);
  return compute(
    grouped,
    grouped.columns.map((c) => ({ name: c.name, value: column(c.name, c.type), origin: c.origin })),
  );
}

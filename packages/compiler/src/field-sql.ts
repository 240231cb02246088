import type { Model, RowExpr } from '@plumbline/model';
import { embedded } from './dialects/index.ts';
import { clockType, instantIn, inZone, isInstant } from './plan/build/rows/zones.ts';
import { column, type Scalar, writtenCall } from './plan/scalar.ts';
import { lowerCalendarGrains } from './sql/lower/calendar-grains.ts';
import { printScalar } from './sql/print.ts';

/** SQL of the embedded warehouse for a computed field over columns of its own dataset (fields under their names, raw columns under theirs); null when it needs another dataset. */
export function fieldSql(model: Model, dataset: string, field: string): string | null {
  const expression = model.datasets.get(dataset)?.fields.get(field)?.expression ?? null;
  return expression === null ? null : rowSql(expression, dataset, model);
}

/** The same for any row expression of a dataset, as in `set:` of a union. */
export function rowSql(expression: RowExpr, dataset: string, model: Model): string | null {
  const isOwn = (field: string) => {
    const declared = model.datasets.get(dataset)?.fields.get(field);
    if (declared?.expression) return fieldSql(model, dataset, field) !== null;
    return !declared?.formula;
  };
  const zone = model.datasets.get(dataset)?.timezone ?? model.workspace.timezone;
  const lowered = ownColumns(expression, { dataset, zone, isOwn });
  if (lowered === null) return null;
  const stored = isInstant(expression.type) ? instantIn(lowered, zone) : lowered;
  return printScalar(lowerCalendarGrains(stored, model.workspace.calendar), embedded);
}

interface Table {
  readonly dataset: string;
  readonly zone: string;
  /** The field is a column of the table. */
  readonly isOwn: (field: string) => boolean;
}

/** Instants are read as clocks of the table's zone show them. */
function ownColumns(expr: RowExpr, table: Table): Scalar | null {
  const { dataset, zone, isOwn } = table;
  const all = (list: readonly RowExpr[]): readonly Scalar[] | null => {
    const lowered = list.map((e) => ownColumns(e, table));
    return lowered.includes(null) ? null : lowered.filter((e): e is Scalar => e !== null);
  };
  switch (expr.kind) {
    case 'literal':
      return { kind: 'literal', value: expr.value, type: expr.type };
    case 'column':
      return inZone(column(expr.name, expr.type), zone);
    case 'field':
      return expr.ref.kind === 'field' &&
        expr.ref.dataset === dataset &&
        expr.ref.relationship === null &&
        isOwn(expr.ref.field)
        ? inZone(column(expr.ref.field, expr.type), zone)
        : null;
    case 'call': {
      const args = all(expr.args);
      return args && writtenCall({ ...expr, type: clockType(expr.type) }, args);
    }
    case 'in': {
      const value = ownColumns(expr.value, table);
      const options = all(expr.options);
      return value && options && { kind: 'in', value, options, negated: expr.negated, type: expr.type };
    }
    case 'case': {
      const whens = expr.whens.map((w) => ({
        when: ownColumns(w.when, table),
        then: ownColumns(w.then, table),
      }));
      const otherwise = expr.otherwise && ownColumns(expr.otherwise, table);
      if (expr.otherwise !== null && otherwise === null) return null;
      const complete = whens.flatMap((w) =>
        w.when === null || w.then === null ? [] : [{ when: w.when, then: w.then }],
      );
      return complete.length < whens.length
        ? null
        : { kind: 'case', whens: complete, otherwise, type: clockType(expr.type) };
    }
    default:
      return null;
  }
}

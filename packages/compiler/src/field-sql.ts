import type { Model, RowExpr } from '@plumbline/model';
import { embedded } from './dialects/index.ts';
import { call, column, type Scalar } from './plan/scalar.ts';
import { lowerCalendarGrains } from './sql/lower/calendar-grains.ts';
import { printScalar } from './sql/print.ts';

/** SQL of the embedded warehouse for a computed field over columns of its own dataset (fields under their names, raw columns under theirs); null when it needs another dataset. */
export function fieldSql(model: Model, dataset: string, field: string): string | null {
  const expression = model.datasets.get(dataset)?.fields.get(field)?.expression ?? null;
  return expression === null ? null : rowSql(expression, dataset, model);
}

/** The same for any row expression of a dataset, as in `set:` of a union. */
export function rowSql(expression: RowExpr, dataset: string, model: Model): string | null {
  const lowered = ownColumns(expression, dataset);
  return lowered === null
    ? null
    : printScalar(lowerCalendarGrains(lowered, model.workspace.calendar), embedded);
}

function ownColumns(expr: RowExpr, dataset: string): Scalar | null {
  const all = (list: readonly RowExpr[]): readonly Scalar[] | null => {
    const lowered = list.map((e) => ownColumns(e, dataset));
    return lowered.includes(null) ? null : lowered.filter((e): e is Scalar => e !== null);
  };
  switch (expr.kind) {
    case 'literal':
      return { kind: 'literal', value: expr.value, type: expr.type };
    case 'column':
      return column(expr.name, expr.type);
    case 'field':
      return expr.ref.kind === 'field' && expr.ref.dataset === dataset && expr.ref.relationship === null
        ? column(expr.ref.field, expr.type)
        : null;
    case 'call': {
      const args = all(expr.args);
      return args && call(expr.fn, args, expr.type, expr.option);
    }
    case 'in': {
      const value = ownColumns(expr.value, dataset);
      const options = all(expr.options);
      return value && options && { kind: 'in', value, options, negated: expr.negated, type: expr.type };
    }
    case 'case': {
      const whens = expr.whens.map((w) => ({
        when: ownColumns(w.when, dataset),
        then: ownColumns(w.then, dataset),
      }));
      const otherwise = expr.otherwise && ownColumns(expr.otherwise, dataset);
      if (expr.otherwise !== null && otherwise === null) return null;
      const complete = whens.flatMap((w) =>
        w.when === null || w.then === null ? [] : [{ when: w.when, then: w.then }],
      );
      return complete.length < whens.length
        ? null
        : { kind: 'case', whens: complete, otherwise, type: expr.type };
    }
    default:
      return null;
  }
}

import { type DimensionRef, isSameDimension, type RowExpr } from '@plumbline/model';
import type { Context } from '../cells/context.ts';
import type { DimensionKey, Frame } from '../cells/frame.ts';
import type { Level } from '../cells/level.ts';

/** A field of a dataset. */
export interface OwnColumn {
  readonly dataset: string;
  readonly field: string;
}

/** What of a level may tell values apart. */
export type Keyed = Pick<Level, 'context'> & { readonly shape: Pick<Level['shape'], 'dimensions'> };

/** True where rows that are added up have one value of the column: cells are grouped by it, or a condition fixes it. */
export function hasOneValue(
  column: OwnColumn,
  where: RowExpr | null,
  frame: Frame,
  { context, shape }: Keyed,
): boolean {
  const isColumn = (ref: DimensionRef) => isSameField(ref, column, context);
  const isKey = (key: DimensionKey) =>
    key.kept === null && key.grain === null && key.part === null && isColumn(key.ref);
  if (shape.dimensions.some(isKey)) return true;
  return [...frame.conditions, ...(where === null ? [] : [where])].some((term) => fixes(term, isColumn));
}

/** Fields that have each value once in the dataset that the column is the key of: they stand for it. */
export function standInsOf({ dataset, field }: OwnColumn, { model }: Context): readonly OwnColumn[] {
  const steps = model.relationships.filter(
    (step) => step.from === dataset && step.asOf === null && step.fromColumns.join() === field,
  );
  return steps.flatMap(({ to }) => {
    const target = model.datasets.get(to);
    if (target === undefined || target.history !== null || target.valid !== null) return [];
    const tests = target.tests.flatMap((test) => (test.kind === 'unique' ? [test.fields] : []));
    const alone = [target.primaryKey, ...tests].filter(({ length }) => length === 1).flat();
    return alone.map((name) => ({ dataset: to, field: name }));
  });
}

/** The field, or one that it is computed from by name alone. */
function isSameField(ref: DimensionRef, column: OwnColumn, { model }: Context): boolean {
  let field: DimensionRef = { kind: 'field', relationship: null, ...column };
  for (;;) {
    if (isSameDimension(model, ref, field)) return true;
    if (field.kind !== 'field') return false;
    const expression: RowExpr | null | undefined = model.datasets
      .get(field.dataset)
      ?.fields.get(field.field)?.expression;
    if (expression?.kind !== 'field') return false;
    field = expression.ref;
  }
}

/** `currency = 'USD'`, `currency in ('USD')`, alone or beside other terms. */
function fixes(term: RowExpr, isColumn: (ref: DimensionRef) => boolean): boolean {
  if (term.kind === 'in') {
    const [only, second] = term.options;
    return !term.negated && second === undefined && isPair(term.value, only, isColumn);
  }
  if (term.kind !== 'call') return false;
  if (term.fn === 'and') return term.args.some((part) => fixes(part, isColumn));
  const [a, b] = term.args;
  return term.fn === 'eq' && (isPair(a, b, isColumn) || isPair(b, a, isColumn));
}

function isPair(
  field: RowExpr | undefined,
  value: RowExpr | undefined,
  isColumn: (ref: DimensionRef) => boolean,
): boolean {
  return field?.kind === 'field' && value?.kind === 'literal' && value.value !== null && isColumn(field.ref);
}

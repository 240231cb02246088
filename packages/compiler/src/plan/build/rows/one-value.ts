import { type DimensionRef, isSameDimension, pathTo, type RowExpr } from '@plumbline/model';
import type { Context } from '../cells/context.ts';
import type { Frame } from '../cells/frame.ts';
import type { Level } from '../cells/level.ts';

/** A field of a dataset, in the role of a relationship that leads there. */
export interface OwnColumn {
  readonly dataset: string;
  readonly field: string;
  readonly relationship?: string;
}

/** What of a level may tell values apart. */
export type Keyed = Pick<Level, 'context'> & { readonly shape: Pick<Level['shape'], 'dimensions'> };

/** True where rows that are added up have one value of the column: cells are grouped by it, or a condition fixes it. */
export function hasOneValue(column: OwnColumn, where: RowExpr | null, frame: Frame, level: Keyed): boolean {
  return isGroupedBy(column, level) || isFixed(column, where, frame, level);
}

/** The same by a field that has each value once in the dataset that the column is the key of: it stands for the column. */
export function hasOneStandIn(
  { dataset, field }: OwnColumn,
  where: RowExpr | null,
  frame: Frame,
  level: Keyed,
): boolean {
  const { model } = level.context;
  const steps = model.relationships.filter(
    (step) => step.from === dataset && step.asOf === null && step.fromColumns.join() === field,
  );
  return steps.some(({ name, to, required }) => {
    const target = model.datasets.get(to);
    if (target === undefined || target.history !== null || target.valid !== null) return false;
    const tests = target.tests.flatMap((test) => (test.kind === 'unique' ? [test.fields] : []));
    const alone = [target.primaryKey, ...tests].filter(({ length }) => length === 1).flat();
    const columns = alone.map((own) => ({ dataset: to, field: own, relationship: name }));
    return columns.some((one) => isFixed(one, where, frame, level) || (required && isGroupedBy(one, level)));
  });
}

function isGroupedBy(column: OwnColumn, { context, shape }: Keyed): boolean {
  return shape.dimensions.some(
    ({ kept, grain, part, ref }) =>
      kept === null && grain === null && part === null && tellsApart(ref, column, context),
  );
}

function isFixed(
  column: OwnColumn,
  where: RowExpr | null,
  { conditions }: Frame,
  { context }: Pick<Keyed, 'context'>,
): boolean {
  const isColumn = (ref: DimensionRef) =>
    placesOf(column, context).some((place) => isSame(ref, place, context));
  return [...conditions, ...(where === null ? [] : [where])].some((term) => fixes(term, isColumn));
}

/** Whether rows alike in a field are alike in the column. Behind a relationship all that find nothing look alike. */
function tellsApart(ref: DimensionRef, column: OwnColumn, context: Context): boolean {
  const { model } = context;
  const found = pathTo(model, column.dataset, ref);
  const path = found.kind === 'found' ? found.path : null;
  return placesOf(column, context).some(
    (place) =>
      isSame(ref, place, context) &&
      (path === null ||
        (path.dataset === place.dataset && path.field === place.field) ||
        path.steps.every(({ required }) => required)),
  );
}

type Place = Extract<DimensionRef, { kind: 'field' }>;

/** The column, and the fields that it is computed from by name alone. */
function placesOf({ dataset, field, relationship }: OwnColumn, { model }: Context): readonly Place[] {
  const places: Place[] = [];
  let next: DimensionRef = { kind: 'field', dataset, field, relationship: relationship ?? null };
  while (next.kind === 'field') {
    places.push(next);
    const expression: RowExpr | null | undefined = model.datasets
      .get(next.dataset)
      ?.fields.get(next.field)?.expression;
    if (expression?.kind !== 'field') break;
    next = expression.ref;
  }
  return places;
}

function isSame(ref: DimensionRef, place: Place, { model }: Context): boolean {
  return isSameDimension(model, ref, place);
}

/** `currency = 'USD'`, `currency in ('USD')`, alone or beside other terms. */
export function fixes(term: RowExpr, isColumn: (ref: DimensionRef) => boolean): boolean {
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

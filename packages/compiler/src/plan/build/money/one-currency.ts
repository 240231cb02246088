import { report } from '@plumbline/diagnostics';
import { type DimensionRef, isSameDimension, type MetricExpr, type RowExpr, unitOf } from '@plumbline/model';
import { type Context, refuse } from '../cells/context.ts';
import type { DimensionKey, Frame } from '../cells/frame.ts';
import type { Level } from '../cells/level.ts';

/** The column that names the currency of each row. */
export interface CurrencyColumn {
  readonly dataset: string;
  readonly field: string;
}

/** What of a level may tell currencies apart. */
type Keyed = Pick<Level, 'context'> & { readonly shape: Pick<Level['shape'], 'dimensions'> };

/** Amounts whose currency is a column are of one currency only where it is grouped by, or fixed to one value. */
export function requireOneCurrency(
  column: CurrencyColumn,
  where: RowExpr | null,
  frame: Frame,
  { context, shape }: Keyed,
): void {
  const isColumn = (ref: DimensionRef) => isSameField(ref, column, context);
  const isKey = (key: DimensionKey) =>
    key.kept === null && key.grain === null && key.part === null && isColumn(key.ref);
  if (shape.dimensions.some(isKey)) return;
  if ([...frame.conditions, ...(where === null ? [] : [where])].some((term) => fixes(term, isColumn))) return;
  const params = { metric: frame.hint, field: `${column.dataset}.${column.field}` };
  refuse(context, report('query/mixed-currency', params));
}

/** The same for what is compared, or aggregated over members: they may be of several currencies. */
export function requireOneCurrencyOf(expr: MetricExpr, frame: Frame, level: Keyed): void {
  const unit = unitOf(expr);
  const currency = unit.kind === 'money' ? unit.currency : null;
  if (frame.money !== null || level.context.opened !== null) return;
  if (currency !== null && typeof currency !== 'string') requireOneCurrency(currency, null, frame, level);
}

/** Ranks run over the members of a level: its own keys tell nothing apart. */
export function rankedKeys({ context, shape }: Level): Keyed {
  const cell = shape.cell ?? [];
  return { context, shape: { dimensions: shape.dimensions.filter(({ name }) => cell.includes(name)) } };
}

/** The field, or one that it is computed from by name alone. */
function isSameField(ref: DimensionRef, column: CurrencyColumn, { model }: Context): boolean {
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

import { type DimensionRef, type MetricExpr, type RowExpr, unitOf } from '@plumbline/model';
import { andTerms, type Cell } from '../cell/cell.ts';
import type { Evaluation } from '../cell/evaluation.ts';
import { Refusal } from '../data/refusal.ts';

interface Amounts {
  readonly dataset: string;
  /** `relationship`: in which role, where it stands for another column. */
  readonly column: { readonly dataset: string; readonly field: string; readonly relationship?: string };
  readonly where: RowExpr | null;
}

/** Amounts whose currency is a column are of one currency only where it is grouped by, or fixed to one value. */
export function requireOneCurrency(ev: Evaluation, amounts: Amounts, cell: Cell): void {
  const { column } = amounts;
  if (!hasOneValue(ev, amounts, cell))
    throw new Refusal('query/mixed-currency', `${column.dataset}.${column.field}`);
}

/** True where the rows of the cell have one value of the column. */
export function hasOneValue(ev: Evaluation, amounts: Amounts, cell: Cell): boolean {
  return isGrouped(ev, amounts, cell) || isFixed(ev, amounts, cell);
}

/** Grouped by the column, or by a key that it points to and always finds: what finds nothing looks alike. */
function isGrouped(ev: Evaluation, { dataset, column }: Amounts, cell: Cell): boolean {
  const { relations } = ev;
  const wanted = rootOf(ev, dataset, asRef(column));
  return cell.keys.some(({ is, dimension: { ref, grain, part } }) => {
    if (is.kind !== 'value' || grain !== null || part !== null || ref.kind === 'grain') return false;
    const found = relations.path(dataset, ref);
    if (found.kind !== 'found' || rootOf(ev, dataset, ref) !== wanted) return false;
    const isColumn = found.path.dataset === column.dataset && found.path.field === column.field;
    return (
      (isColumn && column.relationship === undefined) || found.path.steps.every(({ required }) => required)
    );
  });
}

function isFixed(ev: Evaluation, { dataset, column, where }: Amounts, cell: Cell): boolean {
  const wanted = rootOf(ev, dataset, asRef(column));
  const isColumn = (ref: DimensionRef) => wanted !== null && rootOf(ev, dataset, ref) === wanted;
  const terms = [...cell.where, ...(where === null ? [] : andTerms(where))];
  return terms.some((term) => fixes(term, isColumn));
}

function asRef({ dataset, field, relationship }: Amounts['column']): DimensionRef {
  return { kind: 'field', dataset, field, relationship: relationship ?? null };
}

/** The same for what is aggregated over members: they may be of several currencies. */
export function requireOneCurrencyOfMembers(
  ev: Evaluation,
  expr: Extract<MetricExpr, { kind: 'per' }>,
  cell: Cell,
): void {
  if (expr.fn === 'count' || expr.fn === 'count_distinct') return;
  requireOneCurrencyOf(ev, expr.of, cell);
}

export function requireOneCurrencyOf(ev: Evaluation, expr: MetricExpr, cell: Cell): void {
  const unit = unitOf(expr);
  const column = unit.kind === 'money' ? unit.currency : null;
  if (cell.money !== null || column === null || typeof column === 'string') return;
  requireOneCurrency(ev, { dataset: column.dataset, column, where: null }, cell);
}

/** Where a field comes from: chain of relationships and field, keys and plain references followed back. */
function rootOf(ev: Evaluation, dataset: string, ref: DimensionRef): string | null {
  const { relations } = ev;
  const found = ref.kind === 'grain' ? null : relations.path(dataset, ref);
  if (found?.kind !== 'found') return null;
  let { steps, dataset: at, field } = found.path;
  for (;;) {
    const expression = relations.model.datasets.get(at)?.fields.get(field)?.expression ?? null;
    const last = steps.at(-1);
    const key = last?.fromColumns[last.toColumns.indexOf(field)];
    if (expression?.kind === 'field' && expression.ref.kind !== 'grain') {
      const further = relations.path(at, expression.ref);
      if (further.kind !== 'found') return null;
      steps = [...steps, ...further.path.steps];
      at = further.path.dataset;
      field = further.path.field;
    } else if (last !== undefined && key !== undefined) {
      steps = steps.slice(0, -1);
      at = last.from;
      field = key;
    } else return [...steps.map(({ name }) => name), field].join('.');
  }
}

/** `currency = 'USD'`, `currency in ('USD')`. */
function fixes(term: RowExpr, isColumn: (ref: DimensionRef) => boolean): boolean {
  if (term.kind === 'in') {
    const [only, second] = term.options;
    return !term.negated && second === undefined && isPair(term.value, only, isColumn);
  }
  if (term.kind !== 'call' || term.fn !== 'eq') return false;
  const [a, b] = term.args;
  return isPair(a, b, isColumn) || isPair(b, a, isColumn);
}

function isPair(
  field: RowExpr | undefined,
  value: RowExpr | undefined,
  isColumn: (ref: DimensionRef) => boolean,
): boolean {
  return field?.kind === 'field' && value?.kind === 'literal' && value.value !== null && isColumn(field.ref);
}

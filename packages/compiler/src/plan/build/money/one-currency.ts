import { report } from '@plumbline/diagnostics';
import { type MetricExpr, type RowExpr, unitOf } from '@plumbline/model';
import { refuse } from '../cells/context.ts';
import type { Frame } from '../cells/frame.ts';
import type { Level } from '../cells/level.ts';
import { hasOneValue, type Keyed, type OwnColumn } from '../rows/one-value.ts';

/** Amounts whose currency is a column are of one currency only where it is grouped by, or fixed to one value. */
export function requireOneCurrency(
  column: OwnColumn,
  where: RowExpr | null,
  frame: Frame,
  level: Keyed,
): void {
  if (hasOneValue(column, where, frame, level)) return;
  const params = { metric: frame.hint, field: `${column.dataset}.${column.field}` };
  refuse(level.context, report('query/mixed-currency', params));
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

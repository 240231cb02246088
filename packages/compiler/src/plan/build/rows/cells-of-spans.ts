import type { AggregateExpr } from '@plumbline/model';
import { columnOf } from '../../columns.ts';
import { compute, filter } from '../../make.ts';
import type { Plan } from '../../node.ts';
import { BIGINT, BOOLEAN, call, column, number, truth } from '../../scalar.ts';
import type { Frame } from '../cells/frame.ts';
import type { Level } from '../cells/level.ts';
import { seriesCounts } from './span-states.ts';

/** Cells whose series all are left out are as if they had none: they make no row, but for the one cell of a question without keys. */
export function withFigure(cells: Plan, name: string): Plan {
  if (cells.grain?.length === 0) return cells;
  return filter(cells, isFigure(cells, name), 'cells of which some series has a figure');
}

/** `isZeroed`: missing is 0, so that a cell says whether it has reports that give no figure. */
export interface ZeroedSpans {
  readonly expr: AggregateExpr;
  readonly isZeroed: boolean;
}

interface Spans {
  readonly name: string;
  readonly isZeroed: boolean;
  /** What of the cells is of this block. */
  readonly keeps?: (cells: Plan) => Plan;
}

/** The figures of cells, and how each came about, as columns of a level. */
export function addSpans(
  cells: Plan,
  { name, isZeroed, keeps = (all) => all }: Spans,
  frame: Frame,
  level: Level,
): void {
  level.spans.set(name, null);
  const isAlone = cells.grain?.length === 0 || level.shape.isLookedUp === true;
  level.addBlock(keeps(isZeroed && isAlone ? cells : withFigure(cells, name)), frame);
  if (!isZeroed) return;
  if (isAlone) {
    const count = column(seriesCounts(name).all, BIGINT);
    level.reports.set(name, call('gt', [count, number(0)], BOOLEAN));
  } else attachReports(cells, name, level);
}

/** Cells with reports and without a figure make no row, and are told apart from those without reports. */
function attachReports(cells: Plan, name: string, level: Level): void {
  const flag = level.name(`${name}:reports`);
  const without = filter(
    cells,
    call('not', [isFigure(cells, name)], BOOLEAN),
    'cells that have reports of which no chain gives a figure',
  );
  const plan = compute(without, [
    ...level.keys.map((c) => ({ name: c.name, value: column(c.name, c.type), origin: c.origin })),
    { name: flag, value: truth(true), origin: 'has reports' },
  ]);
  const on = level.keys.map((k) => ({ left: column(k.name, k.type), right: k.name }));
  level.attach({ plan, on, take: [{ from: flag, as: flag }] });
  level.reports.set(name, column(flag, BOOLEAN));
}

function isFigure(cells: Plan, name: string) {
  return call('is_not_null', [column(name, columnOf(cells, name).type)], BOOLEAN);
}

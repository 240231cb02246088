import { type DateRange, shiftDay } from '@plumbline/calendar';
import type { MetricExpr } from '@plumbline/model';
import type { Evaluation } from '../cell/evaluation.ts';
import type { Form } from '../formula/form.ts';
import { childrenOf, datasetsOf } from '../formula/formula-datasets.ts';
import { wholeCell } from '../table/whole-cell.ts';

/** Something that began in these days may still be followed by what is not known yet. */
export function hasOpenWindows(ev: Evaluation, { from, to }: DateRange): boolean {
  return ev.query.metrics
    .flatMap(({ expr }) => conversionsIn(ev, expr))
    .some((conversion) => {
      const [last, edge] = [edgeOf(ev, conversion.from), edgeOf(ev, conversion.to)];
      return from <= last && shiftDay(Math.min(to, last), conversion.within) - 1 > edge;
    });
}

function edgeOf(ev: Evaluation, expr: MetricExpr): number {
  const names = [...datasetsOf(ev.relations.model, expr)];
  return Math.min(...names.map((name) => ev.coverage(name, wholeCell(ev))?.edge ?? Number.POSITIVE_INFINITY));
}

/** Those that read R itself: a time form has a range of its own. */
function conversionsIn(ev: Evaluation, expr: MetricExpr): readonly Form<'conversion'>[] {
  if (expr.kind === 'conversion') return [expr];
  const isSame = ['metric', 'call', 'case', 'in', 'where'].includes(expr.kind);
  return isSame ? childrenOf(expr, ev.relations.model).flatMap((child) => conversionsIn(ev, child)) : [];
}

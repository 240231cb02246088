import type { Day } from '@plumbline/calendar';
import type { Metric, MetricExpr } from '@plumbline/model';
import type { Cell } from '../cell/cell.ts';
import type { Evaluation } from '../cell/evaluation.ts';
import { spansOf } from '../cell/spans.ts';
import { absolutePeriod, latestEdge } from '../table/absolute-period.ts';
import { endOf, membersOf } from '../time/listed-calendar.ts';
import type { Move } from '../time/move.ts';
import { datasetsOf } from './formula-datasets.ts';

/** Of the formulas a metric has had, the one in force on the last day of the asked cell, whatever range is being read. */
export function formulaInForce(ev: Evaluation, { expr }: Metric, cell: Cell): MetricExpr {
  if (expr.kind !== 'in_force') return expr;
  const { restated, asOf } = ev.query;
  const last = restated ? Number.POSITIVE_INFINITY : lastDayOf(ev, cell);
  const day = Math.min(last, asOf?.isToday === true ? asOf.day : Number.POSITIVE_INFINITY);
  const begun = expr.options.filter(({ from }) => from === null || from <= day);
  const chosen = begun.at(-1);
  if (chosen === undefined) throw new Error('the first formula has no beginning');
  if (!restated && chosen.from !== null && readsBefore(ev, chosen.from, chosen.expr, cell))
    ev.note('version/restated-base');
  return chosen.expr;
}

/** A base or a window of the asked cell begins before that day. */
function readsBefore(ev: Evaluation, day: Day, expr: MetricExpr, cell: Cell): boolean {
  const isElsewhere = cell.moves.some(({ kind }) => OTHER_RANGES.has(kind));
  if (!isElsewhere || cell.level > 0) return false;
  return [...datasetsOf(ev.relations.model, expr)].some((dataset) => {
    if (ev.coverage(dataset, cell) === null) return false;
    const { read } = spansOf(ev, dataset, cell);
    return read !== null && read.from < day;
  });
}

const OTHER_RANGES: ReadonlySet<Move['kind']> = new Set([
  'compare',
  'festival',
  'previous',
  'pair',
  'prior',
  'at',
  'to_date',
  'trailing',
]);

/** Also where it is not known so far. */
function lastDayOf(ev: Evaluation, { member }: Cell): number {
  const { to } = ev.period;
  if (member !== null) return Math.min(member.to, to ?? member.to);
  const whole = absolutePeriod(ev);
  const { grain, partial } = ev.query;
  if (whole === null) return to ?? Number.POSITIVE_INFINITY;
  const end = to ?? (grain === null ? whole.to : endOf(grain, whole.to, ev.relations.calendar));
  if (partial !== 'exclude_current' || ev.current === null) return end;
  const edge = latestEdge(ev);
  if (end <= edge) return end;
  const members = membersOf(ev.current, { from: whole.from, to: end }, ev.relations.calendar);
  return members.map((one) => Math.min(one.to, end)).findLast((day) => day <= edge) ?? end;
}

/** Which formula holds is decided where a metric is read under its name. */
export function neverAlone(): never {
  throw new Error('several formulas stand only as the formula of a metric');
}

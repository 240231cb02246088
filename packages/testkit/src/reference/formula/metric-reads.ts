import type { MetricExpr } from '@plumbline/model';
import { type Cell, filtered } from '../cell/cell.ts';
import type { Evaluation } from '../cell/evaluation.ts';
import { insideMetric } from '../cell/inside-metric.ts';
import type { Row } from '../data/relations.ts';
import { HAS_COHORT } from '../entity/cohort-condition.ts';
import { cohortReads } from '../entity/cohort-retention.ts';
import { startsOf } from '../entity/conversion.ts';
import { newcomerCell } from '../entity/newcomers.ts';
import { measureRows } from '../measure/measure.ts';
import { saidCell } from '../measure/reads-plans.ts';
import { stockReads } from '../measure/stock.ts';
import type { Form } from './form.ts';
import { childrenOf } from './formula-datasets.ts';
import { neverAlone } from './formula-in-force.ts';
import { perCells } from './members.ts';
import { accountCell, formCell } from './metric-value.ts';
import { rollupCell } from './rollup.ts';
import { versionCell } from './version-cell.ts';

type Reads = readonly (readonly Row[])[];
type Kinds = { readonly [K in MetricExpr['kind']]: (ev: Evaluation, expr: Form<K>, cell: Cell) => Reads };

/** The rows that each measure of the formula reads for the cell: what makes a row, and a member, exist. */
export function metricReads(ev: Evaluation, expr: MetricExpr, cell: Cell): Reads {
  const reads = KINDS[expr.kind] as (ev: Evaluation, expr: MetricExpr, cell: Cell) => Reads;
  // Inside `per` the members of the cell around it are being looked for, too.
  const open = cell.group.dimensions.filter((dimension) => !cell.open.includes(dimension));
  return reads(ev, expr, open.length === 0 ? cell : { ...cell, open: [...cell.open, ...open] });
}

const ofChildren = (ev: Evaluation, expr: MetricExpr, cell: Cell): Reads =>
  childrenOf(expr, ev.relations.model).flatMap((child) => ev.reads(child, cell));
const ofForm = (ev: Evaluation, expr: Form<'prior' | 'to_date' | 'trailing' | 'at'>, cell: Cell): Reads =>
  ev.reads(expr.of, formCell(ev, expr, cell));
const ofVersion = (ev: Evaluation, expr: Form<'first_reported' | 'reported'>, cell: Cell): Reads =>
  ev.reads(expr.of, versionCell(expr, cell));
const ofStock = (
  ev: Evaluation,
  expr: Form<'closing' | 'opening' | 'average_balance'>,
  cell: Cell,
): Reads => [stockReads(ev, expr, saidCell(ev.relations.model, expr.of, cell))];

/** `total`, `share` and `rank` make no row of their own: their metric does, in the cell itself. */
const KINDS: Kinds = {
  literal: () => [],
  metric: (ev, { name }, cell) => {
    const inside = insideMetric(ev, name, cell);
    return ev.reads(inside.expr, inside.cell);
  },
  aggregate: (ev, expr, cell) => [measureRows(ev, expr, saidCell(ev.relations.model, expr, cell))],
  call: ofChildren,
  case: ofChildren,
  in: ofChildren,
  where: (ev, { of, condition }, cell) => ev.reads(of, filtered(cell, condition)),
  closing: ofStock,
  opening: ofStock,
  average_balance: ofStock,
  prior: ofForm,
  growth: (ev, expr, cell) => [...ev.reads(expr.of, cell), ...ev.reads(expr.of, formCell(ev, expr, cell))],
  to_date: ofForm,
  trailing: ofForm,
  at: ofForm,
  total: ofChildren,
  share: ofChildren,
  rank: ofChildren,
  rank_share: ofChildren,
  ntile: ofChildren,
  new: (ev, expr, cell) => ev.reads(expr.of, newcomerCell(ev, expr, cell)),
  retention: (ev, expr, cell) =>
    expr.after === null ? [cohortReads(ev, expr, cell)] : ofChildren(ev, expr, cell),
  cohort: (ev, { of }, cell) => ev.reads(of, filtered(cell, HAS_COHORT)),
  conversion: (ev, expr, cell) => [startsOf(ev, expr, cell)],
  first_reported: ofVersion,
  as_reported: (ev, expr, cell) => {
    const inside = versionCell(expr, cell);
    const known = ev.knownOn(inside.versions.until);
    const seenBy = known.relations;
    return known.reads(expr.of, inside).map((rows) => rows.map((row) => ({ seenBy, ...row })));
  },
  reported: ofVersion,
  company: (ev, { of }, cell) => ev.ofAll().reads(of, cell),
  annualize: ofChildren,
  fact: () => [],
  rollup: (ev, expr, cell) => ev.reads(expr.of, rollupCell(ev, expr, cell)),
  account: (ev, expr, cell) => ev.reads(expr.of, accountCell(expr, cell)),
  convert: ofChildren,
  per: (ev, expr, cell) => perCells(ev, expr, cell).flatMap((inside) => ofChildren(ev, expr, inside)),
  in_force: neverAlone,
  result: () => [],
  later: () => [],
};

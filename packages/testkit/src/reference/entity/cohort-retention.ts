import { type DateRange, startOf } from '@plumbline/calendar';
import { isSameDimension, type MetricExpr } from '@plumbline/model';
import type { Cell, Dimension, Key } from '../cell/cell.ts';
import type { Evaluation } from '../cell/evaluation.ts';
import { spansOf } from '../cell/spans.ts';
import { Refusal } from '../data/refusal.ts';
import type { Row } from '../data/relations.ts';
import type { Form } from '../formula/form.ts';
import { datasetsOf } from '../formula/formula-datasets.ts';
import { openEnd } from '../time/coverage.ts';
import { decimalOf } from '../value/decimal.ts';
import { dayOf, isNumeric, numberOf, type Value } from '../value/value.ts';
import { periodsBetween } from './cohorts.ts';
import { entityOf } from './newcomers.ts';

type Retention = Form<'retention'>;

/** Active entities of the cohorts ÷ their size, over the cohorts that reach the age; null without an age. */
export function cohortRetention(ev: Evaluation, expr: Retention, cell: Cell): Value {
  requireAges(ev, expr, cell);
  const age = cell.keys.find(isOf('age'));
  const value = age?.is.kind === 'value' ? age.is.value : null;
  const span = readSpan(ev, expr, cell);
  if (!isNumeric(value) || span === null) return null;
  const reaching = membersOfCohorts(ev, expr, cell).filter(({ row }) =>
    reaches(ev, row, numberOf(value), span),
  );
  const size = new Set(reaching.map(({ entity }) => entity));
  const active = new Set(activeRows(ev, expr, cell).flatMap((row) => entityOf(ev, row, expr.by) ?? []));
  return size.size === 0 ? null : [...size].filter((entity) => active.has(entity)).length / size.size;
}

/** The rows of active entities, each grouped by what its entity was in the cohort's own period. */
export function cohortReads(ev: Evaluation, expr: Retention, cell: Cell): readonly Row[] {
  requireAges(ev, expr, cell);
  const members = membersOfCohorts(ev, expr, cell);
  return activeRows(ev, expr, cell).flatMap((row) => {
    const entity = entityOf(ev, row, expr.by);
    return members.filter((m) => m.entity === entity).map((m) => ({ ...row, groupedBy: m.row }));
  });
}

function requireAges(ev: Evaluation, { by }: Retention, cell: Cell): void {
  const { cohort, by: asked } = ev.query;
  const hasAge = asked.some(
    (item) => item.kind === 'dimension' && item.ref.kind === 'cohort' && item.ref.part === 'age',
  );
  if (cohort === null || !hasAge) throw new Refusal('query/retention-needs-age', 'retention');
  if (cell.member !== null || cell.level > 0) throw new Refusal('query/retention-by-time', 'retention');
  if (!isSameDimension(ev.relations.model, by, cohort.by))
    throw new Refusal('query/retention-other-entity', 'retention');
}

function isOf(part: 'cohort' | 'age') {
  return ({ dimension: { ref } }: { readonly dimension: Dimension }) =>
    ref.kind === 'cohort' && ref.part === part;
}

/** Rows of the cohorts' own periods under F and G, whatever R. */
function membersOfCohorts(
  ev: Evaluation,
  expr: Retention,
  cell: Cell,
): readonly { readonly row: Row; readonly entity: string }[] {
  const range = historyRange(ev, expr, cell);
  if (range === null) return [];
  const ref = { kind: 'cohort', part: 'age' } as const;
  const first: Key = {
    dimension: { ref, grain: null, part: null },
    level: 0,
    is: { kind: 'value', value: decimalOf(0) },
  };
  const keys = [...cell.keys.filter((key) => !isOf('age')(key)), first];
  const rows = ev.reads(expr.of, { ...cell, keys, moves: [{ kind: 'at', range }] }).flat();
  return rows.flatMap((row) => {
    const entity = entityOf(ev, row, expr.by);
    return entity === null ? [] : [{ row, entity }];
  });
}

/** Rows of R in the age asked, under F only. */
function activeRows(ev: Evaluation, { of }: Retention, cell: Cell): readonly Row[] {
  return ev.reads(of, { ...cell, keys: cell.keys.filter(isOf('age')) }).flat();
}

function historyRange(ev: Evaluation, { of }: MetricExpr & Retention, cell: Cell): DateRange | null {
  const known = [...datasetsOf(ev.relations.model, of)].flatMap((name) => ev.coverage(name, cell) ?? []);
  const firsts = known.flatMap(({ first }) => first ?? []);
  const lasts = known.flatMap((coverage) => openEnd(coverage) ?? []);
  if (firsts.length === 0 || lasts.length === 0) return null;
  return { from: Math.min(...firsts), to: Math.max(...lasts) };
}

function readSpan(ev: Evaluation, { of }: Retention, cell: Cell): DateRange | null {
  const spans = [...datasetsOf(ev.relations.model, of)].flatMap((name) => spansOf(ev, name, cell).read ?? []);
  if (spans.length === 0) return null;
  return { from: Math.min(...spans.map((s) => s.from)), to: Math.max(...spans.map((s) => s.to)) };
}

/** The row's cohort has that age somewhere in the days read. */
function reaches(ev: Evaluation, row: Row, age: number, { from, to }: DateRange): boolean {
  const { cohort } = ev.query;
  const first = dayOf(ev.relations.read(row, { kind: 'cohort', part: 'cohort' }, null));
  if (cohort === null || first === null) return false;
  const { calendar } = ev.relations;
  const earliest = periodsBetween(cohort.grain, first, startOf(cohort.grain, from, calendar), calendar);
  return age >= earliest && age <= periodsBetween(cohort.grain, first, to, calendar);
}

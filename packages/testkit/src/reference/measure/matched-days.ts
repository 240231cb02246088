import type { Day } from '@plumbline/calendar';
import type { Cell } from '../cell/cell.ts';
import type { Evaluation } from '../cell/evaluation.ts';
import { datasetOf } from '../data/dataset-of.ts';
import type { Row } from '../data/relations.ts';
import { evaluateRow } from '../data/row-expression.ts';
import { dayOf } from '../value/value.ts';
import { timeOf } from './time-of.ts';

type Role = Cell['scenario'];

/** Rows of the snapshot days that what happened and every plan of `matched: snapshots` have. */
export function ofMatchedDays(
  ev: Evaluation,
  dataset: string,
  rows: readonly Row[],
  cell: Cell,
): readonly Row[] {
  const plans = ev.query.compare.flatMap((one) => (one.kind === 'plan' && one.isMatched ? [one.name] : []));
  if (plans.length === 0 || datasetOf(ev.relations.model, dataset).scenarios === undefined) return rows;
  const sides = (['actual', ...plans] as const).map((role) => daysOfSide(ev, dataset, rows, { role, cell }));
  return rows.filter((row) => {
    const day = dayOf(timeOf(ev, row, cell));
    return day !== null && sides.every((days) => days.has(day));
  });
}

/** The snapshot days of what happened; of a plan every day on which it has rows. */
export function daysOfSide(
  ev: Evaluation,
  dataset: string,
  rows: readonly Row[],
  { role, cell }: { readonly role: Role; readonly cell: Cell },
): ReadonlySet<Day> {
  const { scenarios, snapshots } = datasetOf(ev.relations.model, dataset);
  const name = scenarios?.names[role];
  const when = role === 'actual' ? snapshots?.when : undefined;
  const scope = { relations: ev.relations, time: null, isMember: () => null };
  const own = rows.filter(
    (row) =>
      scenarios !== undefined &&
      name !== undefined &&
      ev.relations.read(row, scenarios.field, null) === name &&
      (when == null || evaluateRow(when, row, scope) === true),
  );
  return new Set(own.flatMap((row) => dayOf(timeOf(ev, row, cell)) ?? []));
}

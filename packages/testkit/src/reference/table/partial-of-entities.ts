import type { Cell } from '../cell/cell.ts';
import type { Evaluation } from '../cell/evaluation.ts';
import { spansUpTo } from '../cell/spans.ts';
import { entityOfCell } from '../fiscal/entities.ts';
import { periodsOfEntity } from '../fiscal/period-of.ts';
import { beginOf } from '../fiscal/spans-of-entity.ts';
import { closingCell } from '../formula/period-facts.ts';
import { startOf } from '../time/listed-calendar.ts';
import type { Line } from './line.ts';
import { askedOfMembers, readByEach } from './read-by-each.ts';

/** First days of the fiscal members that some row knows in part: a listed period in them is not over. */
export function partialOfEntities(ev: Evaluation, lines: readonly Line[]): readonly number[] {
  const { grain, partial } = ev.query;
  if (grain === null || partial !== 'to_date') return [];
  const read = readByEach(ev);
  const measured = [...new Set(read.flatMap((one) => one.measured))];
  const members = [...new Set(read.flatMap((one) => one.members))];
  const found = lines.flatMap(({ cell }) => {
    const isPartial =
      measured.some((name) => isMeasuredInPart(ev, name, cell)) ||
      members.some((name) => isAskedInPart(ev, { name, measured }, cell));
    return isPartial && cell.member !== null ? [startOf(grain, cell.member.from, ev.relations.calendar)] : [];
  });
  return [...new Set(found)].sort((a, b) => a - b);
}

function isMeasuredInPart(ev: Evaluation, name: string, cell: Cell): boolean {
  const entity = entityOfCell(ev, name, cell);
  const coverage = ev.ofEntity(entity).coverage(name, closingCell(ev, name, cell));
  if (entity === null || coverage === null || beginOf(ev, cell) > coverage.edge) return false;
  const { read, whole } = spansUpTo(ev.ofEntity(entity), coverage, cell, () => undefined);
  return (
    read !== null &&
    periodsOfEntity(ev.relations, name, entity).some(
      ({ first, last }) => whole !== null && first >= whole.from && last <= whole.to && last > coverage.edge,
    )
  );
}

interface AskedOne {
  readonly name: string;
  readonly measured: readonly string[];
}

/** Of the company that is measured it is not known to the end of the row what a condition asks, were it never known. */
function isAskedInPart(ev: Evaluation, { name, measured }: AskedOne, cell: Cell): boolean {
  const { model } = ev.relations;
  if (model.datasets.get(name)?.fiscal?.calendar !== ev.query.fiscal?.calendar || cell.member === null)
    return false;
  const owner = measured.find((one) => entityOfCell(ev, one, cell) !== null);
  if (owner === undefined) return false;
  const entity = entityOfCell(ev, owner, cell);
  const formulas = [...ev.query.metrics.map(({ expr }) => expr), ...askedOfMembers(ev)];
  const edge = ev.ofEntity(entity).coverage(name, closingCell(ev, name, cell, formulas))?.edge;
  if (edge === undefined) return false;
  const from = Math.max(cell.member.from, ev.period.from ?? cell.member.from);
  const to = Math.min(cell.member.to, ev.period.to ?? cell.member.to);
  return periodsOfEntity(ev.relations, name, entity).some(
    ({ first, last }) => first >= from && last <= to && last > edge,
  );
}

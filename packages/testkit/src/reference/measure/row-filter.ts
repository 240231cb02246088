import { type DimensionRef, memberField, type RowExpr, type Tree } from '@plumbline/model';
import type { Cell, Key } from '../cell/cell.ts';
import { dimensionValue } from '../cell/dimension-value.ts';
import type { Evaluation } from '../cell/evaluation.ts';
import { Refusal } from '../data/refusal.ts';
import { datasetOf, type Row } from '../data/relations.ts';
import { evaluateRow, type MembersCondition } from '../data/row-expression.ts';
import { membersIn } from '../formula/members.ts';
import { movesOfPeriod } from '../time/move.ts';
import { literalValue } from '../value/literal.ts';
import { keyOf, type Value } from '../value/value.ts';
import { liftedRows } from './lifted-rows.ts';
import { chosenRows, versionText } from './versions.ts';

/** The rows of the dataset that meet F and G of the cell; R is not looked at. */
export function admittedRows(ev: Evaluation, dataset: string, cell: Cell): readonly Row[] {
  for (const { dimension, is } of cell.keys) {
    const tree = is.kind === 'not_in' ? treeOf(ev, cell, dimension.ref) : undefined;
    if (tree !== undefined) throw new Refusal('query/rollup-others', tree.name);
  }
  return liftedRows(ev, rowsMeeting(ev, dataset, cell), cell, {
    row: (row) => cell.keys.every((key) => matches(ev, key, row, cell)),
    member: ({ tree, node, members }, member) =>
      (node === null || keyOf(ev.relations.field(member, tree.key)) === keyOf(literalValue(node))) &&
      members.every((term) => holds(ev, term, member, cell)),
  });
}

function treeOf(ev: Evaluation, { climbs }: Cell, ref: DimensionRef): Tree | undefined {
  return climbs.find(({ tree }) => memberField(ev.relations.model, tree, ref) !== null)?.tree;
}

function rowsMeeting(ev: Evaluation, dataset: string, cell: Cell): readonly Row[] {
  const circumstances = [
    cell.where,
    movesText(cell),
    cell.times.get(dataset),
    cell.unshortened,
    ...versionText(cell),
  ];
  return ev.remember(datasetOf(ev.relations.model, dataset), circumstances, () => {
    return chosenRows(ev, dataset, cell).filter((row) =>
      cell.where.every((term) => holds(ev, term, row, cell)),
    );
  });
}

/** All that members of a condition depend on, besides the conditions. */
function movesText({ moves }: Cell): string {
  return JSON.stringify(movesOfPeriod(moves));
}

function matches(ev: Evaluation, { dimension, is }: Key, row: Row, cell: Cell): boolean {
  const key = keyOf(dimensionValue(ev, row, dimension, cell));
  return is.kind === 'value' ? keyOf(is.value) === key : !is.kept.some((kept) => keyOf(kept) === key);
}

/** Whether the row meets a condition; unknown is not met. */
function holds(ev: Evaluation, term: RowExpr, row: Row, cell: Cell): boolean {
  const time = cell.times.get(row.dataset) ?? null;
  const isMember = (condition: MembersCondition, at: Row) => {
    const values = condition.fields.map((field) => ev.relations.read(at, field, time));
    return values.includes(null) ? null : conditionMembers(ev, condition, term, cell).has(keysOf(values));
  };
  return evaluateRow(term, row, { relations: ev.relations, time, isMember }) === true;
}

/** Found once, over the period, without this condition and without the query's dimensions (semantics.md 2). */
function conditionMembers(
  ev: Evaluation,
  condition: MembersCondition,
  term: RowExpr,
  cell: Cell,
): ReadonlySet<string> {
  const whole: Cell = {
    ...cell,
    member: null,
    moves: movesOfPeriod(cell.moves),
    where: cell.where.filter((other) => other !== term),
    keys: [],
    climbs: [],
    newcomers: null,
    money: null,
    open: [],
    level: 0,
    group: { dimensions: [], grain: null, members: [], isRanked: false },
  };
  const circumstances = [
    whole.where,
    movesText(whole),
    [...cell.times].flat(),
    cell.unshortened,
    ...versionText(cell),
  ];
  return ev.remember(condition, circumstances, () => {
    return new Set(membersIn(ev, condition, whole).map(({ values }) => keysOf(values)));
  });
}

function keysOf(values: readonly Value[]): string {
  return values.map(keyOf).join();
}

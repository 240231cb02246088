import { type DimensionRef, memberField, type RowExpr, type Tree } from '@plumbline/model';
import type { Cell } from '../cell/cell.ts';
import type { Evaluation } from '../cell/evaluation.ts';
import { meetsKey } from '../cell/meets-key.ts';
import { datasetOf } from '../data/dataset-of.ts';
import { Refusal } from '../data/refusal.ts';
import type { Row } from '../data/relations.ts';
import { evaluateRow, type MembersCondition } from '../data/row-expression.ts';
import { bridgesOf, unfolded } from '../data/unfold.ts';
import { membersIn } from '../formula/members.ts';
import { movesOfPeriod } from '../time/move.ts';
import { add, decimalOf, multiply } from '../value/decimal.ts';
import { literalValue } from '../value/literal.ts';
import { keyOf, type Value } from '../value/value.ts';
import { liftedRows } from './lifted-rows.ts';
import { refsOf } from './row-refs.ts';
import { chosenRows, versionText } from './versions.ts';

/** The rows of the dataset that meet F and G of the cell; R is not looked at. */
export function admittedRows(ev: Evaluation, dataset: string, cell: Cell): readonly Row[] {
  for (const { dimension, is } of cell.keys) {
    const tree = is.kind === 'not_in' ? treeOf(ev, cell, dimension.ref) : undefined;
    if (tree !== undefined) throw new Refusal('query/rollup-others', tree.name);
  }
  const bridged = bridgesOf(
    ev.relations,
    dataset,
    cell.keys.map(({ dimension }) => dimension.ref),
  );
  const rows = rowsMeeting(ev, dataset, cell);
  if (bridged.length > 0 && cell.climbs.length === 0) return inMembers(ev, rows, cell);
  const lifted = liftedRows(ev, rows, cell, {
    row: (row) =>
      bridged.length > 0
        ? insideOf(ev, row, cell).length > 0
        : cell.keys.every((key) => meetsKey(ev, key, row, cell)),
    member: ({ tree, node, members }, member) =>
      (node === null || keyOf(ev.relations.field(member, tree.key)) === keyOf(literalValue(node))) &&
      members.every((term) => holds(ev, term, member, cell)),
  });
  return bridged.length > 0 ? inMembers(ev, lifted, cell) : lifted;
}

/** A row once for each member behind a bridge with which it is in the cell. */
function insideOf(ev: Evaluation, row: Row, cell: Cell): readonly Row[] {
  const refs = cell.keys.map(({ dimension }) => dimension.ref);
  return unfolded(ev.relations, row, refs).filter((one) =>
    cell.keys.every((key) => meetsKey(ev, key, one, cell)),
  );
}

/** Rows with a member behind each bridge that is in the cell, with what those members get of them. */
function inMembers(ev: Evaluation, rows: readonly Row[], cell: Cell): readonly Row[] {
  const refs = cell.keys.map(({ dimension }) => dimension.ref);
  return rows.flatMap((row) => {
    const inside = insideOf(ev, row, cell);
    if (inside.length === 0) return [];
    const bridges = bridgesOf(ev.relations, row.dataset, refs);
    if (bridges.every(({ weight }) => weight === null)) return [row];
    const shares = inside.map(({ through }) =>
      bridges.reduce(
        (product, { name, weight }) =>
          weight === null ? product : multiply(product, through?.get(name)?.weight ?? decimalOf(1)),
        decimalOf(1),
      ),
    );
    const share = shares.reduce((total, one) => add(total, one), decimalOf(0));
    return [{ ...row, factor: multiply(row.factor ?? decimalOf(1), share) }];
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
    const refs = cell.where.flatMap(refsOf);
    return chosenRows(ev, dataset, cell).filter((row) =>
      unfolded(ev.relations, row, refs).some((one) => cell.where.every((term) => holds(ev, term, one, cell))),
    );
  });
}

/** All that members of a condition depend on, besides the conditions. */
function movesText({ moves }: Cell): string {
  return JSON.stringify(movesOfPeriod(moves));
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

import { clockOf, type ResolvedBy } from '@plumbline/query';
import type { Cell, Key } from '../cell/cell.ts';
import type { Evaluation } from '../cell/evaluation.ts';
import { Refusal } from '../data/refusal.ts';
import { at } from '../formula/tuples.ts';
import { columnsOf } from '../table/column.ts';
import { cellsOfGrouping } from '../table/places.ts';
import { NOBODY } from './nobody.ts';

const BY_DEFINITION: ReadonlySet<string> = new Set([
  'query/mixed-currency',
  'query/not-additive',
  'query/bridge-weight',
  'query/bridge-condition',
  'query/bridge-others',
  'query/rollup-others',
  'query/no-rates',
  'query/no-rate-column',
  'query/cannot-convert',
  'query/no-shift',
  'query/union-hides-rule',
  'query/constant-parts',
  'query/scenario-fixed',
  'query/span-rate',
  'query/needs-period',
  'query/no-time',
  'query/unreachable-dimension',
  'model/not-available-yet',
]);

/** What definitions alone decide does not depend on there being rows: every column is tried in a cell without any. */
export function refuseByDefinition(ev: Evaluation): void {
  if (concernsMoney(ev) || comparesScenarios(ev) || leavesMembersOut(ev)) triedWithoutRows(ev);
}

/** Every column in a cell that no row is in. */
export function triedWithoutRows(ev: Evaluation): void {
  const { query } = ev;
  const groupings = [
    query.by,
    ...query.totals.map((names) => query.by.filter(({ name }) => names.includes(name))),
  ];
  const last = query.others
    ? query.by.filter((by) => by.kind === 'dimension').findLast((by) => clockOf(query, by) === null)
    : undefined;
  for (const by of groupings) {
    if (last === undefined || !by.includes(last)) tryCells(ev, by, null);
    else
      tryCells(
        ev,
        by.filter((item) => item !== last),
        othersOf(last),
      );
  }
  if (last !== undefined) tryCells(ev, [last], null);
}

function othersOf(item: Extract<ResolvedBy, { kind: 'dimension' }>): Key {
  const dimension = { ref: item.ref, grain: item.grain, part: item.part };
  return { dimension, level: 0, is: { kind: 'not_in', kept: [] } };
}

function tryCells(ev: Evaluation, by: readonly ResolvedBy[], others: Key | null): void {
  const ofAnyTime = by.filter((item) => item.kind === 'dimension');
  const [first] = [by, ofAnyTime].flatMap((keys) =>
    cellsOfGrouping(ev, { by: keys, others, isRanked: true }).slice(0, 1),
  );
  if (first === undefined) return;
  const { dimensions } = first.group;
  const cell: Cell = {
    ...at(
      first,
      dimensions,
      dimensions.map(() => NOBODY),
    ),
    // Under a grain every cell is of a member, also where data has none yet.
    member: by.length > ofAnyTime.length ? (first.member ?? { from: ev.today, to: ev.today }) : first.member,
    isHypothetical: true,
  };
  for (const column of columnsOf(ev, by)) tried(() => column.compute(ev, cell));
}

function tried(compute: () => unknown): void {
  try {
    compute();
  } catch (error) {
    if (!(error instanceof Refusal) || BY_DEFINITION.has(error.code)) throw error;
  }
}

/** A plan in the rows of what happened, which a question may have fixed. */
function comparesScenarios({ query, relations: { model } }: Evaluation): boolean {
  const isCompared = query.compare.some(({ kind }) => kind === 'plan');
  return isCompared && [...model.datasets.values()].some(({ scenarios }) => scenarios !== undefined);
}

/** Members that hold each other leave no others, however few of them there are. */
function leavesMembersOut({ query, relations: { model } }: Evaluation): boolean {
  return query.others && model.hierarchies.size > 0;
}

/** Only then can a currency, or what does not add up, be the trouble. */
function concernsMoney({ query, relations: { model } }: Evaluation): boolean {
  if (model.bridges.size > 0) return true;
  if ([...model.datasets.values()].some(({ notOver }) => notOver.length > 0)) return true;
  if (query.currency !== null || query.constantCurrency || model.currencyRates !== null) return true;
  const fields = [...model.datasets.values()].flatMap((dataset) => [...dataset.fields.values()]);
  return fields.some(
    ({ unit }) => unit.kind === 'money' && unit.currency !== null && typeof unit.currency !== 'string',
  );
}

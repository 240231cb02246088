import type { AggregateExpr, Dataset, DimensionRef, PlanRole, RowExpr } from '@plumbline/model';
import { aggregate, derive, filter } from '../../make.ts';
import { OWN } from '../../names.ts';
import type { Plan } from '../../node.ts';
import { allOf, BOOLEAN, call, column, DATE, type Measure, type Scalar, TEXT, truth } from '../../scalar.ts';
import type { Frame } from '../cells/frame.ts';
import type { Level } from '../cells/level.ts';
import { lowerMembers } from '../forms/members.ts';
import { dayOf, inZone, lowerDimension, lowerRow, zoneOf } from './row.ts';
import { Source } from './source.ts';

const ACTUAL = 'scenario:actual';
const planned = (role: PlanRole): string => `scenario:${role}`;

/** Where the question compares snapshots with those of a plan: rows are of days that all sides have. */
export function matchedCondition(
  { dataset: name }: AggregateExpr,
  frame: Frame,
  level: Level,
  source: Source,
): Scalar | null {
  const { model, matched } = level.context;
  const dataset = model.datasets.get(name);
  const ref = timeOf(dataset, frame);
  if (matched.length === 0 || dataset?.scenarios === undefined || ref === null) return null;
  const flag = `${name}:matched`;
  const has = [ACTUAL, ...matched.map(planned)].map((side) => column(side, BOOLEAN));
  source.attach({
    set: filter(daysOfSides(dataset, matched, frame, level), allOf(has), 'snapshot days that all sides have'),
    on: [{ left: dayIn(source, ref, frame, level), right: OWN.day }],
    flag,
    nullSafe: false,
    take: [{ from: ACTUAL, as: flag }],
  });
  return call('is_not_null', [column(flag, BOOLEAN)], BOOLEAN);
}

/** What makes a row one of a snapshot; the days of a matched plan are those of what happened, whatever its own rows say. */
export function snapshotWhen({ snapshots }: Dataset, frame: Frame, level: Level): RowExpr | null {
  const isMatchedPlan = level.context.matched.length > 0 && frame.scenario !== 'actual';
  return isMatchedPlan ? null : (snapshots?.when ?? null);
}

/** The days that one of both sides has and the other has not. */
export function unmatchedDays(dataset: Dataset, plan: PlanRole, frame: Frame, level: Level): Plan {
  const [actual, other] = [column(ACTUAL, BOOLEAN), column(planned(plan), BOOLEAN)];
  const days = daysOfSides(dataset, [plan], frame, level);
  return filter(days, call('ne', [actual, other], BOOLEAN), 'snapshot days that one side has');
}

function timeOf(dataset: Dataset | undefined, { times }: Frame): DimensionRef | null {
  return dataset === undefined ? null : (times.get(dataset.name) ?? dataset.time);
}

function dayIn(source: Source, ref: DimensionRef, frame: Frame, level: Level): Scalar {
  return dayOf(
    inZone(lowerDimension(ref, source, lowerMembers(frame, level)), zoneOf(source)),
    zoneOf(source),
  );
}

/** Each day of a dataset: whether it is a snapshot of what happened, and whether each plan has rows on it. */
function daysOfSides(dataset: Dataset, plans: readonly PlanRole[], frame: Frame, level: Level): Plan {
  const { scenarios, snapshots } = dataset;
  const source = new Source(dataset, level.context, {
    time: null,
    versions: frame.versions,
    ofAll: frame.ofAll,
  });
  const ref = timeOf(dataset, frame);
  if (scenarios === undefined || ref === null) return source.plan();
  const members = lowerMembers(frame, level);
  const scenario = lowerDimension(scenarios.field, source, members);
  const isOf = (name: string): Scalar =>
    call('eq', [scenario, { kind: 'literal', value: name, type: TEXT }], BOOLEAN);
  const when = snapshots?.when ?? null;
  const sides: readonly (readonly [string, Scalar | null])[] = [
    [ACTUAL, allOf([isOf(scenarios.names.actual), when && lowerRow(when, source, members)])],
    ...plans.map((role) => {
      const name = scenarios.names[role];
      return [planned(role), name === undefined ? truth(false) : isOf(name)] as const;
    }),
  ];
  const day = { name: OWN.day, value: dayIn(source, ref, frame, level), origin: 'snapshot day' };
  const flags = sides.map(([name, value]) => ({
    name,
    value: call('coalesce', [value ?? truth(false), truth(false)], BOOLEAN),
    origin: name,
  }));
  const any = sides.map(([name]): Measure => {
    return { name, fn: 'max', arg: column(name, BOOLEAN), where: null, p: null, type: BOOLEAN };
  });
  const isDated = call('is_not_null', [column(OWN.day, DATE)], BOOLEAN);
  return aggregate(
    filter(derive(source.plan(), [day, ...flags]), isDated),
    [OWN.day],
    any,
    'which scenarios have rows on each day',
  );
}

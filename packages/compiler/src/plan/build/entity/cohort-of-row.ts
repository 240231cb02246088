import { type DayGrain, endOf, shiftDay, startOf } from '@plumbline/calendar';
import { InternalError, report } from '@plumbline/diagnostics';
import type { MetricExpr } from '@plumbline/model';
import { typeOf } from '../../columns.ts';
import { compute, filter } from '../../make.ts';
import type { Plan } from '../../node.ts';
import {
  BIGINT,
  BOOLEAN,
  call,
  column,
  DATE,
  date,
  INTEGER,
  memberStart,
  nothing,
  type Scalar,
  truth,
} from '../../scalar.ts';
import { type Context, refuse } from '../cells/context.ts';
import { NO_FRAME, type Versions } from '../cells/frame.ts';
import { Level } from '../cells/level.ts';
import { knownOn } from '../rows/known-on.ts';
import { clockOf } from '../rows/related-versions.ts';
import { dayOf, lowerDimension, zoneOf } from '../rows/row.ts';
import { innerMeasures } from './inner-measures.ts';
import { conditionsOf, onePlaceEach, PLACE, placingRows } from './placing-rows.ts';

type Cohort = Extract<MetricExpr, { kind: 'cohort' }>;

const FIRST = 'cohort:first';

/** Members of a grain are so many of its units apart; those that are made of months by months. */
const UNITS: { readonly [G in DayGrain]: string } = {
  day: 'day',
  week: 'week',
  month: 'month',
  quarter: 'quarter',
  year: 'year',
  fiscal_quarter: 'quarter',
  fiscal_year: 'year',
};

/** The first period of the row's entity over all history, or how many periods after it the row is. */
export const cohortOf: Context['cohortOf'] = (part, source, members) => {
  const { context } = source;
  const { cohort } = context;
  if (cohort === null) throw new InternalError('a cohort is asked for that no metric has');
  const versions = clockOf(source.versions);
  const name = `${FIRST}${knownOn(versions)}`;
  const set = context.sets.get(name) ?? cohortsOf(cohort, versions, context);
  if (set === null) return nothing(part === 'age' ? INTEGER : DATE);
  context.sets.set(name, set);
  const entity = lowerDimension(cohort.by, source, members);
  source.attach({
    set,
    on: [{ left: entity, right: PLACE.entity }],
    flag: name,
    nullSafe: false,
    take: [{ from: FIRST, as: name }],
  });
  const first = column(name, DATE);
  if (part === 'cohort') return first;
  const time = source.time ?? source.dataset.time;
  if (time === null) {
    refuse(context, report('query/no-time', { dataset: source.dataset.name }));
    return nothing(INTEGER);
  }
  const day = dayOf(lowerDimension(time, source, members), zoneOf(source));
  return ageAt(first, memberStart(day, cohort.grain), cohort.grain);
};

/** How many periods after the first one a period is; both by their first days. */
export function ageAt(first: Scalar, period: Scalar, grain: DayGrain): Scalar {
  return call('cast', [call('date_diff', [first, period], BIGINT, UNITS[grain])], INTEGER);
}

/** The first period of each entity. */
function cohortsOf(cohort: Cohort, versions: Versions, context: Context): Plan | null {
  const shape = { timeKeys: [], dimensions: [], rows: [], cell: [], isRanked: false };
  const level = new Level(context, shape);
  const measures = innerMeasures(cohort.of, { ...NO_FRAME, versions }, context);
  const [first] = measures;
  if (first === undefined) throw new InternalError('a cohort measures rows');
  const { dataset } = first.aggregate;
  const inside = measures.map((measure) => conditionsOf(measure, level));
  const origin = { dataset, by: cohort.by, times: first.frame.times, inside, outside: [] };
  const placing = placingRows(origin, { ...NO_FRAME, versions, hint: 'cohort' }, level);
  if (placing === null) return null;
  const firsts = onePlaceEach(placing, [PLACE.entity], [PLACE.time], 'the first row of each');
  const zone = context.model.datasets.get(dataset)?.timezone ?? context.model.workspace.timezone;
  const day = dayOf(column(PLACE.time, typeOf(firsts, PLACE.time)), zone);
  const set = compute(
    firsts,
    [
      {
        name: PLACE.entity,
        value: column(PLACE.entity, typeOf(firsts, PLACE.entity)),
        origin: 'entity',
      },
      { name: FIRST, value: memberStart(day, cohort.grain), origin: cohort.grain },
    ],
    'the period each entity came in',
  );
  return filter(set, completeBy(cohort, dataset, context));
}

/** `observed: 90 days`: the cohorts whose last day is so long before the edge. */
function completeBy({ observed, grain }: Cohort, dataset: string, context: Context): Scalar | null {
  const { first, last } = context.edges.get(dataset) ?? { first: null, last: null };
  if (observed === null || first === null || last === null) return null;
  const { calendar } = context.model.workspace;
  for (let day = last; day >= first; ) {
    const [from, to] = [startOf(grain, day, calendar), endOf(grain, day, calendar)];
    if (shiftDay(to, observed) <= last) return call('le', [column(FIRST, DATE), date(from)], BOOLEAN);
    day = from - 1;
  }
  return truth(false);
}

import type { Dataset } from '@plumbline/model';
import { OWN } from '../../names.ts';
import type { Plan } from '../../node.ts';
import { allOf, BOOLEAN, call, column, DATE, nothing, type Scalar } from '../../scalar.ts';
import type { Source } from '../rows/source.ts';
import { calendarOf, listedPeriods, type PeriodKey } from './listed-periods.ts';

/** The period that a day of an entity belongs to; null where it belongs to none. */
export interface PeriodOfDay {
  /** Last day of the period that holds it, in the calendar of names. */
  readonly held: Scalar;
  /** Of the period whose end is at most `snap` days away. */
  readonly ended: Scalar;
  /** First days of the two. */
  readonly heldFrom: Scalar;
  readonly endedFrom: Scalar;
  /** First day of the period whose start is. */
  readonly begun: Scalar;
  /** The day on which the period that it counts as a balance of ends; `isExact`: the day itself. */
  readonly end: Scalar;
  readonly isExact: Scalar;
}

/** Looks up a day of the source's rows; `name` tells days of one source apart. */
export function periodOfDay(
  source: Source,
  dataset: Dataset,
  { day, entity, name }: { readonly day: Scalar; readonly entity: Scalar; readonly name: string },
): PeriodOfDay {
  const { context } = source;
  const calendar = calendarOf(dataset, context);
  const look = (way: string, right: PeriodKey, take: readonly string[]) => {
    const as = (column: string) => `${dataset.name}:${name}:${way}:${column}`;
    const set = periods(source, dataset, right);
    if (set === null) return () => nothing(DATE);
    source.attach({
      set,
      on: [{ left: entity, right: OWN.fiscalEntity }],
      asOf: { left: day, right, until: null },
      flag: as(take[0] ?? ''),
      nullSafe: false,
      take: take.map((from) => ({ from, as: as(from) })),
    });
    return (from: string) => column(as(from), DATE);
  };
  const later = (value: Scalar) =>
    calendar.snap === 0 ? value : call('move', [value], DATE, `${calendar.snap} day`);
  const upTo = (end: Scalar) => call('le', [day, end], BOOLEAN);
  const when = (condition: Scalar, then: Scalar): Scalar => {
    return { kind: 'case', whens: [{ when: condition, then }], otherwise: null, type: DATE };
  };
  const holding = look('held', OWN.fiscalStart, [OWN.fiscalTo, OWN.fiscalFrom, OWN.fiscalEnd]);
  const ending = look('ended', OWN.nearEnd, [OWN.fiscalTo, OWN.fiscalFrom, OWN.fiscalEnd]);
  const beginning = look('begun', OWN.nearStart, [OWN.fiscalFrom, OWN.fiscalStart]);
  const isHeld = upTo(holding(OWN.fiscalEnd));
  const isEnded = upTo(later(ending(OWN.fiscalEnd)));
  const end: Scalar = {
    kind: 'case',
    whens: [
      { when: isEnded, then: ending(OWN.fiscalEnd) },
      { when: isHeld, then: holding(OWN.fiscalEnd) },
    ],
    otherwise: null,
    type: DATE,
  };
  return {
    held: when(isHeld, holding(OWN.fiscalTo)),
    ended: when(isEnded, ending(OWN.fiscalTo)),
    heldFrom: when(isHeld, holding(OWN.fiscalFrom)),
    endedFrom: when(isEnded, ending(OWN.fiscalFrom)),
    begun: when(upTo(later(beginning(OWN.fiscalStart))), beginning(OWN.fiscalFrom)),
    end,
    isExact: call('eq', [day, ending(OWN.fiscalEnd)], BOOLEAN),
  };
}

/** The period that a balance belongs to: whose end is near, else the one that holds its day. */
export function closedBy({ ended, held }: PeriodOfDay): Scalar {
  return call('coalesce', [ended, held], DATE);
}

/** Whether the rows of a day say that its period is over. */
export function endsPeriod({ ended, isExact }: PeriodOfDay, isNearEnough: boolean): Scalar | null {
  return isNearEnough ? call('is_not_null', [ended], BOOLEAN) : allOf([isExact]);
}

/** Built once for each calendar and key. */
function periods({ context }: Source, dataset: Dataset, by: PeriodKey): Plan | null {
  const calendar = calendarOf(dataset, context);
  const key = `periods of ${calendar.name} by ${by}`;
  const known = context.sets.get(key);
  if (known !== undefined) return known;
  const listed = listedPeriods(calendar, context, by);
  if (listed !== null) context.sets.set(key, listed);
  return listed;
}

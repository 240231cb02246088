import {
  type Day,
  formatDay,
  grainName,
  type ListedPeriod,
  type OwnGrain,
  ownPeriods,
} from '@plumbline/calendar';
import { report } from '@plumbline/diagnostics';
import { BOOLEAN, call, DATE, nothing, type Scalar, TEXT } from '../../scalar.ts';
import { type Context, refuse } from '../cells/context.ts';

interface Member {
  readonly grain: OwnGrain;
  /** By what the company calls it; else by its first day. */
  readonly named?: boolean;
}

/** What a row's own day is known by among members that the company lists; null: the day is in none. */
export function ownMember(day: Scalar, { grain, named = false }: Member, context: Context): Scalar {
  requireListed(grain, named, context);
  const type = named ? TEXT : DATE;
  const whens = ownPeriods(grain, context.model.workspace.calendar).map((period) => ({
    when: within(day, period),
    then: { kind: 'literal', value: named ? period.label : formatDay(period.from), type } as const,
  }));
  return whens.length === 0 ? nothing(type) : { kind: 'case', whens, otherwise: null, type };
}

/** Conditions that no question names come without the periods. */
function requireListed(grain: OwnGrain, named: boolean, context: Context): void {
  const { calendars, workspace } = context.model;
  const listed = [...calendars.values()].find((calendar) => calendar.grain === grain);
  if (workspace.calendar.own?.has(grain) !== true) {
    const feature = `a condition on ${grainName(grain)}`;
    refuse(context, report('model/not-available-yet', { feature }));
  } else if (named && listed?.key == null) refuse(context, report('query/closed-data', {}));
}

function within(day: Scalar, { from, to }: ListedPeriod): Scalar {
  const ends = [call('ge', [day, literal(from)], BOOLEAN), call('le', [day, literal(to)], BOOLEAN)];
  return call('and', ends, BOOLEAN);
}

function literal(day: Day): Scalar {
  return { kind: 'literal', value: formatDay(day), type: DATE };
}

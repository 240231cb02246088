import { type Day, fromCivil } from '@plumbline/calendar';
import { InternalError } from '@plumbline/diagnostics';
import type { Dataset } from '@plumbline/model';
import { declaredEdge } from '../../../bind/edge.ts';
import { typeOf } from '../../columns.ts';
import { aggregate, compute, derive, filter, join } from '../../make.ts';
import { OWN } from '../../names.ts';
import type { Plan } from '../../node.ts';
import { allOf, BOOLEAN, call, column, DATE, date, type Measure, type Scalar } from '../../scalar.ts';
import type { Context } from '../cells/context.ts';
import { LATEST } from '../cells/frame.ts';
import { fiscalParts, type Members } from '../rows/row.ts';
import { Source } from '../rows/source.ts';
import { calendarOf, listedPeriods } from './listed-periods.ts';
import { closedBy, endsPeriod } from './period-of-day.ts';

/** Before every day: how far an entity is known that has closed no period. */
export const UNKNOWN = fromCivil(1, 1, 1);
const EVER = fromCivil(9999, 12, 31);

/** A dataset whose entities are known by flows, or, where `isNear`, by balances. */
export interface KnownBy {
  readonly dataset: Dataset;
  readonly isNear: boolean;
}

/** Of each entity with rows in a period: the first day of its first one, and how far it is known. */
export function knownEntities({ dataset, isNear: isByBalances }: KnownBy, context: Context): Plan {
  const isNear = isByBalances || dataset.span !== null;
  const key = `entities of ${dataset.name} by ${isNear ? 'balances' : 'flows'}`;
  const built = context.sets.get(key);
  if (built !== undefined) return built;
  const source = new Source(dataset, context, { time: null, versions: LATEST });
  const { period, entity } = fiscalParts(source, NO_MEMBERS);
  const isOver = call('le', [period.end, date(context.today - 1)], BOOLEAN);
  const when = endsPeriod(period, isNear);
  const [from, to] = isNear
    ? [call('coalesce', [period.endedFrom, period.heldFrom], DATE), closedBy(period)]
    : [period.heldFrom, period.held];
  const isListed = [entity, to].map((value) => call('is_not_null', [value], BOOLEAN));
  const over = allOf([when, isOver]);
  const rows = derive(filter(source.plan(), allOf(isListed)), [
    { name: OWN.fiscalEntity, value: entity, origin: dataset.fiscal?.entity ?? 'entity' },
    { name: OWN.fiscalFrom, value: from, origin: 'first day' },
    { name: OWN.edge, value: whenever(over, closedBy(period)), origin: 'edge' },
  ]);
  const end = (name: string, fn: 'min' | 'max', of: string): Measure => {
    return { name, fn, arg: column(of, DATE), where: null, p: null, type: DATE };
  };
  const each = aggregate(
    rows,
    [OWN.fiscalEntity],
    [end(OWN.first, 'min', OWN.fiscalFrom), end(OWN.last, 'max', OWN.edge)],
    'from when to when each is known',
  );
  const declared = declaredEdge(dataset, context.today, context.model.workspace.calendar);
  const known = declared === null ? each : listedUpTo(each, dataset, declared, context);
  const found = compute(
    known,
    each.columns.map((c) => {
      const value = column(c.name, c.type);
      return c.name === OWN.last
        ? { name: OWN.edge, value: edgeOf(dataset, value), origin: c.origin }
        : { name: c.name, value, origin: c.origin };
    }),
  );
  context.sets.set(key, found);
  return found;
}

/** Entities with the last end of a listed period up to a day. */
function listedUpTo(entities: Plan, dataset: Dataset, day: Day, context: Context): Plan {
  const listed = listedPeriods(calendarOf(dataset, context), context, OWN.fiscalStart);
  if (listed === null) return entities;
  const isOver = call('le', [column(OWN.fiscalEnd, DATE), date(day)], BOOLEAN);
  const last: Measure = {
    name: OWN.last,
    fn: 'max',
    arg: column(OWN.fiscalTo, DATE),
    where: null,
    p: null,
    type: DATE,
  };
  const over = filter(listed, isOver, 'periods that are declared to be over');
  const entity = column(OWN.fiscalEntity, typeOf(entities, OWN.fiscalEntity));
  const kept = entities.columns.filter(({ name }) => name !== OWN.last);
  const others = compute(
    entities,
    kept.map(({ name, type, origin }) => ({ name, value: column(name, type), origin })),
  );
  return join(others, aggregate(over, [OWN.fiscalEntity], [last]), {
    on: [{ left: entity, right: OWN.fiscalEntity }],
    mode: 'left',
    proven: false,
    nullSafe: false,
    take: [{ from: OWN.last, as: OWN.last }],
  });
}

/** Neither days nor entities of rows are conditions. */
const NO_MEMBERS: Members = () => {
  throw new InternalError('a field has no condition on members');
};

function edgeOf({ through }: Dataset, last: Scalar): Scalar {
  return through.kind === 'none' ? date(EVER) : call('coalesce', [last, date(UNKNOWN)], DATE);
}

function whenever(when: Scalar | null, then: Scalar): Scalar {
  if (when === null) return then;
  return { kind: 'case', whens: [{ when, then }], otherwise: null, type: then.type };
}

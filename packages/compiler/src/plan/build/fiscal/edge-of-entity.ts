import type { Dataset } from '@plumbline/model';
import { aggregate, derive } from '../../make.ts';
import { OWN } from '../../names.ts';
import { allOf, BOOLEAN, call, column, DATE, date, type Measure, type Scalar } from '../../scalar.ts';
import { type Frame, LATEST } from '../cells/frame.ts';
import { fiscalParts, type Members } from '../rows/row.ts';
import { Source } from '../rows/source.ts';
import { closedBy, endsPeriod } from './period-of-day.ts';

/**
 * How far the rows of the source's entity are known: to the last end of a period, not after yesterday, that has rows.
 * Null: no period of it is over.
 */
export function edgeOfEntity(source: Source, members: Members, isNear: boolean): Scalar {
  const { dataset, context } = source;
  const rows = new Source(dataset, context, { time: null, versions: LATEST });
  const { period, entity } = fiscalParts(rows, members);
  const isOver = call('le', [period.end, date(context.today - 1)], BOOLEAN);
  const when = allOf([endsPeriod(period, isNear), isOver]);
  const keyed = derive(rows.plan(), [
    { name: OWN.fiscalEntity, value: entity, origin: dataset.fiscal?.entity ?? 'entity' },
    { name: OWN.edge, value: whenever(when, closedBy(period)), origin: 'edge' },
  ]);
  const last: Measure = {
    name: OWN.last,
    fn: 'max',
    arg: column(OWN.edge, DATE),
    where: null,
    p: null,
    type: DATE,
  };
  const set = aggregate(keyed, [OWN.fiscalEntity], [last], 'how far each is known');
  const flag = `${dataset.name}:edge${isNear ? ' near' : ''}`;
  const own = fiscalParts(source, members);
  source.attach({
    set,
    on: [{ left: own.entity, right: OWN.fiscalEntity }],
    flag,
    nullSafe: false,
    take: [{ from: OWN.last, as: flag }],
  });
  return column(flag, DATE);
}

function whenever(when: Scalar | null, then: Scalar): Scalar {
  if (when === null) return then;
  return { kind: 'case', whens: [{ when, then }], otherwise: null, type: then.type };
}

/** Ends of spans and balances may miss the end of a period by a few days; other rows may not. */
export function isNearRead({ name, span }: Dataset, frame: Frame): boolean {
  return span !== null || frame.times.has(name);
}

/** First day of the period that a row counts in: a year without quarters is in no range that holds a part of it. */
export function beginOfPeriod(source: Source, members: Members): Scalar {
  const { period } = fiscalParts(source, members);
  if (source.dataset.span === null) return period.heldFrom;
  return call('coalesce', [period.endedFrom, period.heldFrom], DATE);
}

import { OWN } from '../../names.ts';
import { call, column, DATE, date, type Scalar } from '../../scalar.ts';
import { fiscalParts, type Members } from '../rows/row.ts';
import type { Source } from '../rows/source.ts';
import { knownEntities, UNKNOWN } from './known-entities.ts';

/**
 * How far the rows of the source's entity are known: to the last end of a period, not after yesterday, that has rows.
 * `UNKNOWN`: no period of it is over.
 */
export function edgeOfEntity(source: Source, members: Members, isNear: boolean): Scalar {
  const { dataset, context } = source;
  const flag = `${dataset.name}:edge${isNear ? ' near' : ''}`;
  const { entity } = fiscalParts(source, members);
  source.attach({
    set: knownEntities({ dataset, isNear }, context),
    on: [{ left: entity, right: OWN.fiscalEntity }],
    flag,
    nullSafe: false,
    take: [{ from: OWN.edge, as: flag }],
  });
  return call('coalesce', [column(flag, DATE), date(UNKNOWN)], DATE);
}

/** First day of the period that a row counts in: a year without quarters is in no range that holds a part of it. */
export function beginOfPeriod(source: Source, members: Members): Scalar {
  const { period } = fiscalParts(source, members);
  if (source.dataset.span === null) return period.heldFrom;
  return call('coalesce', [period.endedFrom, period.heldFrom], DATE);
}

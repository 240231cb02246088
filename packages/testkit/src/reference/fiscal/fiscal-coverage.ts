import type { Day } from '@plumbline/calendar';
import type { Dataset } from '@plumbline/model';
import type { Relations } from '../data/relations.ts';
import { type Coverage, declaredEnd } from '../time/coverage.ts';
import { keyOf, type Value } from '../value/value.ts';
import { ending, entityOf, periodOf, periodsOfEntity, recordedDay } from './period-of.ts';

interface Asked {
  readonly isClosing: boolean;
  readonly today: Day;
  readonly entity: Value | undefined;
}

/** How far rows of the entity are known, or those of any. An entity is known to the last end of a period with a row of that day; a balance or a span may miss it by `snap`. Where `through` says a day, to the last end that is listed up to it. */
export function fiscalCoverage(
  relations: Relations,
  dataset: Dataset,
  { isClosing, today, entity }: Asked,
): Coverage {
  const isNear = isClosing || dataset.span !== null;
  const declared = declaredEnd(relations, dataset, today);
  let first: Day | null = null;
  let last: Day | null = null;
  let edge = Number.NEGATIVE_INFINITY;
  for (const row of relations.rows(dataset.name)) {
    const own = entityOf(relations, row);
    if (own === null || (entity !== undefined && keyOf(own) !== keyOf(entity))) continue;
    const day = recordedDay(relations, row);
    const period = periodOf(relations, row, isClosing);
    if (day === null || period === null) continue;
    first = Math.min(first ?? period.first, period.first);
    last = Math.max(last ?? period.last, period.last);
    if (declared === null) {
      const ended = ending(relations, row, day);
      const isEnd = ended !== null && (isNear || ended.end === day) && ended.end < today;
      if (isEnd) edge = Math.max(edge, ended.last);
    } else {
      const over = periodsOfEntity(relations, dataset.name, own).filter(({ end }) => end <= declared);
      edge = Math.max(edge, ...over.map((one) => one.last));
    }
  }
  // Of an entity without a row in any period nothing is known.
  if (dataset.through.kind === 'none' && first !== null) edge = Number.POSITIVE_INFINITY;
  return { first, last, edge, clock: null };
}

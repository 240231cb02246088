import type { Cell } from '../cell/cell.ts';
import { clockGrain, partsOfDay, timeOfDay } from '../cell/clock.ts';
import type { Evaluation } from '../cell/evaluation.ts';
import type { Tuples } from '../formula/found-members.ts';
import type { Value } from '../value/value.ts';
import { knownTimeOn } from './absolute-period.ts';

/** Each combination of the other dimensions at every time of the cell's day that begins before the edge. */
export function withEveryPart(ev: Evaluation, { group, member }: Cell, combinations: Tuples): Tuples {
  const clocks = group.dimensions.map(clockGrain);
  const finest = clocks.includes('minute') ? 'minute' : clocks.includes('hour') ? 'hour' : null;
  if (finest === null || member === null) return combinations;
  const last = ev.query.partial === 'to_time' ? knownTimeOn(ev, member.from) : null;
  const times = partsOfDay(finest).filter((time) => last === null || time <= last);
  return combinations.flatMap((values) =>
    times.map((time) =>
      clocks.map((clock, i): Value => (clock === null ? (values[i] ?? null) : timeOfDay(time, clock))),
    ),
  );
}

import type { Principal } from './principal.ts';
import type { Served } from './served.ts';
import type { Workings } from './workings.ts';

const numbers = new WeakMap<Served, number>();
let last = 0;

/** Text that is equal as long as equal questions have equal answers: what is served is never changed, only replaced. */
export function answersVersion(workings: Workings, { roles, attributes = {} }: Principal): string {
  const served = workings.snapshots.current();
  return JSON.stringify([numberOf(served), workings.today(served), roles, attributes]);
}

function numberOf(served: Served): number {
  const known = numbers.get(served);
  if (known !== undefined) return known;
  last += 1;
  numbers.set(served, last);
  return last;
}

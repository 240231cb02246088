import { expand, join } from '../../make.ts';
import type { Expand, Plan } from '../../node.ts';
import type { Scalar } from '../../scalar.ts';

/** Members of a tree that a row is counted in, by the one that it names. */
export interface Climbed {
  readonly set: Plan;
  readonly on: string;
  readonly by: Scalar;
  readonly also?: Expand['also'];
  /** Rows that are in none stay; else they go. */
  readonly keepsAll?: boolean;
}

/** A member that is counted in one place is joined, in several the row is repeated. */
export function countedRows(plan: Plan, { set, on, by, also = [], keepsAll = false }: Climbed): Plan {
  if (keepsAll) return expand(plan, set, { by, on, also, keepsAll }, 'each row in all of its members');
  if (set.grain?.length !== 1) return expand(plan, set, { by, on }, 'each row in the members above its own');
  const take = set.columns.flatMap((c) => (c.name === on ? [] : [{ from: c.name, as: c.name }]));
  return join(plan, set, {
    on: [{ left: by, right: on }],
    mode: 'inner',
    proven: false,
    nullSafe: false,
    take,
  });
}

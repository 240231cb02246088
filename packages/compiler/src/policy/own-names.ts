import { InternalError } from '@plumbline/diagnostics';
import { join } from '../plan/make.ts';
import type { Filter, Join, Plan } from '../plan/node.ts';
import { type Scalar, substitute } from '../plan/scalar.ts';

const OWN = 'policy:';

/**
 * The rows that a policy filters, with what its condition joins under names of its own: the question may join the same,
 * and finds less where a policy hides some of it.
 */
export function ownNames(plan: Plan): Filter {
  if (plan.kind !== 'filter') throw new InternalError('rows of a policy are filtered');
  const joins: Join[] = [];
  let rows = plan.input;
  for (; rows.kind === 'join'; rows = rows.input) joins.unshift(rows);
  const taken = new Set(joins.flatMap(({ take }) => take.map(({ as }) => as)));
  const own = (scalar: Scalar): Scalar =>
    substitute(scalar, (c) => (taken.has(c.name) ? { ...c, name: `${OWN}${c.name}` } : c));
  const joined = joins.reduce(
    (input: Plan, { right, on, mode, proven, nullSafe, asOf, take }) =>
      join(input, right, {
        on: on.map((one) => ({ ...one, left: own(one.left) })),
        mode,
        proven,
        nullSafe,
        asOf: asOf && { ...asOf, left: own(asOf.left) },
        take: take.map(({ from, as }) => ({ from, as: `${OWN}${as}` })),
      }),
    rows,
  );
  return { ...plan, input: joined, where: own(plan.where), columns: joined.columns, grain: joined.grain };
}

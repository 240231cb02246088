import { typeOf } from '../../columns.ts';
import { aggregate, filter, join } from '../../make.ts';
import type { Plan } from '../../node.ts';
import { BOOLEAN, call, column } from '../../scalar.ts';

/** Of the rows of equal keys the first in the order of the columns: one row of each where the last ones are a primary key. */
export function leastRows(rows: Plan, keys: readonly string[], columns: readonly string[]): Plan {
  return columns.reduce((plan, name) => {
    const type = typeOf(plan, name);
    const least = `least:${name}`;
    const measure = { name: least, fn: 'min', arg: column(name, type), where: null, p: null, type } as const;
    const beside = join(plan, aggregate(plan, keys, [measure]), {
      on: keys.map((key) => ({ left: column(key, typeOf(plan, key)), right: key })),
      mode: 'inner',
      proven: false,
      nullSafe: false,
      take: [{ from: least, as: least }],
    });
    return filter(beside, call('eq', [column(name, type), column(least, type)], BOOLEAN));
  }, rows);
}

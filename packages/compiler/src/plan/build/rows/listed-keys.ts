import { aggregate, compute, derive, filter } from '../../make.ts';
import { OWN } from '../../names.ts';
import type { Plan } from '../../node.ts';
import { column, type Scalar, truth } from '../../scalar.ts';
import type { Source } from './source.ts';

/** The values of some fields in the rows that meet a condition, once each, with a flag. */
export function listedKeys(
  source: Source,
  condition: Scalar | null,
  values: readonly Scalar[],
): { readonly set: Plan; readonly on: readonly string[] } {
  const keys = values.map((value, i) => ({ name: `listed ${i}`, value, origin: 'listed' }));
  const rows = source.plan();
  const chosen = derive(condition === null ? rows : filter(rows, condition), keys);
  const on = keys.map(({ name }) => name);
  const once = aggregate(chosen, on, [], `what stands in ${source.dataset.name}`);
  const set = compute(once, [
    ...keys.map(({ name, value }) => ({ name, value: column(name, value.type), origin: 'listed' })),
    { name: OWN.kept, value: truth(true), origin: 'listed' },
  ]);
  return { set, on };
}

import { compute } from './make.ts';
import type { Compute, Plan } from './node.ts';
import { column } from './scalar.ts';

/** The same columns under other names. */
export function renamed(input: Plan, nameOf: (name: string) => string): Compute {
  return compute(
    input,
    input.columns.map(({ name, type, origin }) => ({
      name: nameOf(name),
      value: column(name, type),
      origin,
    })),
  );
}

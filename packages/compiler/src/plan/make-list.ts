import { withUniqueNames } from './columns.ts';
import type { Plan, Spine } from './node.ts';
import { INTEGER } from './scalar.ts';

/** A bounded list of numbers, for each row of `across` where given. */
export function listOfNumbers(
  keys: readonly string[],
  rows: readonly (readonly number[])[],
  across: Plan | null,
): Spine {
  const own = keys.map((name) => ({ name, type: INTEGER, origin: 'calendar' }));
  const columns = [...own, ...(across?.columns ?? [])];
  const grain = across === null ? keys : across.grain === null ? null : [...keys, ...across.grain];
  return withUniqueNames({ kind: 'spine', rows, across, grain, columns, why: null });
}

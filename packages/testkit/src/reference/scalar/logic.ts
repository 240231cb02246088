import { compareValues, type Value } from '../value/value.ts';
import { strict } from './scalar.ts';

function comparison(holds: (order: number) => boolean) {
  return strict(([a = null, b = null]) => holds(compareValues(a, b)));
}

/** Three-valued logic: null is unknown. */
export const logic = {
  eq: comparison((o) => o === 0),
  ne: comparison((o) => o !== 0),
  lt: comparison((o) => o < 0),
  le: comparison((o) => o <= 0),
  gt: comparison((o) => o > 0),
  ge: comparison((o) => o >= 0),
  and: (args: readonly Value[]) => (args.includes(false) ? false : args.includes(null) ? null : true),
  or: (args: readonly Value[]) => (args.includes(true) ? true : args.includes(null) ? null : false),
  not: strict(([a]) => a !== true),
  is_null: (args: readonly Value[]) => (args[0] ?? null) === null,
  is_not_null: (args: readonly Value[]) => (args[0] ?? null) !== null,
  coalesce: (args: readonly Value[]) => args.find((a) => a !== null) ?? null,
};

/** `value in (options)`: unknown when it is not found and an option, or the value, is null. */
export function isIn(value: Value, options: readonly Value[]): boolean | null {
  if (value === null) return null;
  if (options.some((option) => option !== null && compareValues(value, option) === 0)) return true;
  return options.includes(null) ? null : false;
}

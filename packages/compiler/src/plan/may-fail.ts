import type { ScalarFunction, ValueType } from '@plumbline/model';
import { type Measure, OR_NULL, type PlannerFunction, partsOf, type Scalar } from './scalar.ts';

/** Functions that give a value, or null, for every value of their arguments. What is not listed may fail on some. */
const TOTAL: ReadonlySet<ScalarFunction | PlannerFunction> = new Set([
  'and',
  'or',
  'not',
  'like',
  'not_like',
  'is_null',
  'is_not_null',
  'upper',
  'lower',
  'trim',
  'concat',
  'length',
  'replace',
  'starts_with',
  'contains',
  'year',
  'month',
  'quarter',
  'week',
  'day',
  'weekday',
  'hour',
  'part',
  'day_of',
]);

/** These too, where no argument is brought to the type of another in a way that may fail. */
const COMPARE: ReadonlySet<ScalarFunction | PlannerFunction> = new Set([
  'eq',
  'ne',
  'lt',
  'le',
  'gt',
  'ge',
  'same',
  'null_if',
  'coalesce',
  'least',
  'greatest',
]);

/** Whether the engine may stop at some value: an overflow, a day out of range. `failing`: columns that are such expressions. */
export function mayFail(scalar: Scalar, failing: ReadonlySet<string>): boolean {
  if (scalar.kind === 'column') return failing.has(scalar.name);
  if (partsOf(scalar).some((part) => mayFail(part, failing))) return true;
  switch (scalar.kind) {
    case 'call':
      if (scalar.fn === 'cast') return scalar.option !== OR_NULL;
      return !TOTAL.has(scalar.fn) && !(COMPARE.has(scalar.fn) && isOneType(scalar.args));
    case 'in':
      return !isOneType([scalar.value, ...scalar.options]);
    case 'case': {
      const values = scalar.whens.map(({ then }) => then);
      return !isOneType(scalar.otherwise === null ? values : [...values, scalar.otherwise]);
    }
    default:
      return false;
  }
}

function isOneType(values: readonly Scalar[]): boolean {
  const types = values.filter((value) => value.kind !== 'literal').map(({ type }) => type);
  const all = values.map(({ type }) => type).filter(({ kind }) => kind !== 'null');
  if (all.every(isNumber)) return all.some(({ kind }) => kind === 'double') || digitsOf(all) <= MOST_DIGITS;
  // A constant is brought to the type of the others before any row is read.
  return (
    types.every((type) => type.kind === types[0]?.kind && isZoned(type) === isZoned(types[0])) &&
    !isWidened(types, all)
  );
}

const MOST_DIGITS = 38;

function isNumber({ kind }: ValueType): boolean {
  return kind === 'integer' || kind === 'bigint' || kind === 'decimal' || kind === 'double';
}

/** Digits that hold the values of all types. */
function digitsOf(types: readonly ValueType[]): number {
  const sizes = types.map((type) => {
    if (type.kind === 'decimal') return { whole: type.precision - type.scale, scale: type.scale };
    return { whole: type.kind === 'integer' ? 10 : 19, scale: 0 };
  });
  return Math.max(0, ...sizes.map(({ whole }) => whole)) + Math.max(0, ...sizes.map(({ scale }) => scale));
}

function isZoned(type: ValueType | undefined): boolean {
  return type?.kind === 'timestamp' && type.zoned;
}

/** Days beside an instant become instants, and there are fewer of these. */
function isWidened(columns: readonly ValueType[], all: readonly ValueType[]): boolean {
  const kinds = new Set(all.map(({ kind }) => kind));
  return kinds.size > 1 && columns.some(({ kind }) => kind !== 'timestamp');
}

/** Whether adding the rows up may stop the engine, too. */
export function mayFailOn({ fn, arg, where }: Measure): boolean {
  if ([arg, where].some((part) => part !== null && mayFail(part, NONE))) return true;
  return (fn === 'sum' || fn === 'avg') && arg !== null && !isAddable(arg.type);
}

const NONE: ReadonlySet<string> = new Set();

/** More rows than there are cannot fill the type that sums have. */
function isAddable(type: ValueType): boolean {
  return type.kind === 'integer' || (type.kind === 'decimal' && type.precision <= MOST_DIGITS - 12);
}

import type { Day, MemberGrain } from '@plumbline/calendar';
import { formatDay } from '@plumbline/calendar';
import type { AggregateFunction, ScalarFunction, ValueType } from '@plumbline/model';
import { changeEach } from './change-each.ts';

/** Functions that formulas cannot write: the compiler's own needs. */
export type PlannerFunction =
  /** First day of the member of `option` (a grain) that holds the date. */
  | 'member_start'
  /** Date moved by `option` (`12 month`, `-7 day`), clamped. */
  | 'move'
  /** Calendar day of a timestamp. */
  | 'day_of'
  /** Timestamp of a zone-aware instant as seen in the zone `option`. */
  | 'local'
  /** Of a year that begins on the first date, the first day of the part that holds the second; `option`: weeks before the part of each week. */
  | 'part_of_weeks'
  /** The same part as a number, counted from 0. */
  | 'part_number'
  /** Date from year, month, day. */
  | 'from_parts'
  /** ISO date part `option` of a date, as an integer. */
  | 'part'
  /** First argument, or null when it equals the second. */
  | 'null_if'
  /** What two sets of small numbers share. */
  | 'bit_and'
  /** Null-safe equality. */
  | 'same'
  /** Text that refuses the query when evaluated. */
  | 'raise';

/** An expression over the columns of one relation; plain data, shared by plan and SQL. */
export type Scalar =
  /** `table` is set only in SQL, where one statement has several relations. */
  | { readonly kind: 'column'; readonly name: string; readonly type: ValueType; readonly table?: string }
  /** Numbers as decimal text, dates and timestamps in ISO form. */
  | { readonly kind: 'literal'; readonly value: string | boolean | null; readonly type: ValueType }
  | {
      readonly kind: 'call';
      readonly fn: ScalarFunction | PlannerFunction;
      readonly args: readonly Scalar[];
      readonly option: string | null;
      readonly type: ValueType;
    }
  | {
      readonly kind: 'case';
      readonly whens: readonly { readonly when: Scalar; readonly then: Scalar }[];
      readonly otherwise: Scalar | null;
      readonly type: ValueType;
    }
  | {
      readonly kind: 'in';
      readonly value: Scalar;
      readonly options: readonly Scalar[];
      readonly negated: boolean;
      readonly type: ValueType;
    }
  | {
      readonly kind: 'rank';
      readonly of: Scalar;
      readonly ascending: boolean;
      readonly partition: readonly Scalar[];
      /** What tells equal values of `of` apart. */
      readonly then: readonly { readonly of: Scalar; readonly ascending: boolean }[];
      /** Not the rank that equal values share: the place among them as a share, or its bucket of so many. */
      readonly place?: 'share' | number;
      readonly type: ValueType;
    }
  /** How many rows have these values. */
  | { readonly kind: 'tally'; readonly partition: readonly Scalar[]; readonly type: ValueType };

/** One aggregation of an `aggregate` node. `any` takes the one value that is not null, `bits` makes a set of small numbers. */
export interface Measure {
  readonly name: string;
  readonly fn: AggregateFunction | 'any' | 'list' | 'bits';
  /** null counts rows. */
  readonly arg: Scalar | null;
  /** Rows this measure reads, beyond the filter below. */
  readonly where: Scalar | null;
  readonly p: string | null;
  readonly type: ValueType;
}

export const BOOLEAN: ValueType = { kind: 'boolean' };
export const DATE: ValueType = { kind: 'date' };
export const INTEGER: ValueType = { kind: 'integer' };
export const BIGINT: ValueType = { kind: 'bigint' };
export const DOUBLE: ValueType = { kind: 'double' };
export const TEXT: ValueType = { kind: 'text' };

type Column = Extract<Scalar, { kind: 'column' }>;

export function column(name: string, type: ValueType): Column {
  return { kind: 'column', name, type };
}

export function number(value: number | string, type: ValueType = INTEGER): Scalar {
  return { kind: 'literal', value: String(value), type };
}

export function date(day: Day): Scalar {
  return { kind: 'literal', value: formatDay(day), type: DATE };
}

export function nothing(type: ValueType): Scalar {
  return { kind: 'literal', value: null, type };
}

export function truth(value: boolean): Scalar {
  return { kind: 'literal', value, type: BOOLEAN };
}

type Callable = ScalarFunction | PlannerFunction;

export function call(
  fn: Callable,
  args: readonly Scalar[],
  type: ValueType,
  option: string | null = null,
): Scalar {
  return { kind: 'call', fn, args, option, type };
}

/** Option of a `cast` that gives null where the value is none of the type. */
export const OR_NULL = 'or null';

/** A call as a formula writes it. */
export function writtenCall(
  {
    fn,
    option,
    type,
  }: { readonly fn: ScalarFunction; readonly option: string | null; readonly type: ValueType },
  args: readonly Scalar[],
): Scalar {
  return call(fn, args, type, fn === 'cast' ? OR_NULL : option);
}

/** Conjunction without `true` terms; null when nothing remains. */
export function allOf(terms: readonly (Scalar | null)[]): Scalar | null {
  const kept = terms.filter((t): t is Scalar => t !== null);
  return kept.length === 0 ? null : kept.reduce((a, b) => call('and', [a, b], BOOLEAN));
}

export function anyOf(terms: readonly Scalar[]): Scalar | null {
  return terms.length === 0 ? null : terms.reduce((a, b) => call('or', [a, b], BOOLEAN));
}

/** Top-level `and` terms. */
export function conjuncts(condition: Scalar | null): readonly Scalar[] {
  if (condition === null) return [];
  if (condition.kind === 'call' && condition.fn === 'and') return condition.args.flatMap(conjuncts);
  return [condition];
}

export function memberStart(day: Scalar, grain: MemberGrain): Scalar {
  return grain === 'day' ? day : call('member_start', [day], DATE, grain);
}

/** An expression with every column replaced; parts that stay the same stay the same objects. */
export function substitute(scalar: Scalar, of: (column: Column) => Scalar): Scalar {
  const change = (part: Scalar): Scalar => (part.kind === 'column' ? of(part) : withParts(part, change));
  return change(scalar);
}

/** The expression with every part changed; itself when none changes. */
export function withParts(scalar: Scalar, change: (part: Scalar) => Scalar): Scalar {
  switch (scalar.kind) {
    case 'column':
    case 'literal':
      return scalar;
    case 'call': {
      const args = changeEach(scalar.args, change);
      return args === scalar.args ? scalar : { ...scalar, args };
    }
    case 'case': {
      const whens = changeEach(scalar.whens, (w) => {
        const when = change(w.when);
        const then = change(w.then);
        return when === w.when && then === w.then ? w : { when, then };
      });
      const otherwise = scalar.otherwise && change(scalar.otherwise);
      const same = whens === scalar.whens && otherwise === scalar.otherwise;
      return same ? scalar : { ...scalar, whens, otherwise };
    }
    case 'in': {
      const value = change(scalar.value);
      const options = changeEach(scalar.options, change);
      return value === scalar.value && options === scalar.options ? scalar : { ...scalar, value, options };
    }
    case 'rank': {
      const of = change(scalar.of);
      const partition = changeEach(scalar.partition, change);
      const then = changeEach(scalar.then, (next) => {
        const inner = change(next.of);
        return inner === next.of ? next : { ...next, of: inner };
      });
      const same = of === scalar.of && partition === scalar.partition && then === scalar.then;
      return same ? scalar : { ...scalar, of, partition, then };
    }
    case 'tally': {
      const partition = changeEach(scalar.partition, change);
      return partition === scalar.partition ? scalar : { ...scalar, partition };
    }
  }
}

/** The expressions directly inside. */
export function partsOf(scalar: Scalar): readonly Scalar[] {
  switch (scalar.kind) {
    case 'column':
    case 'literal':
      return [];
    case 'call':
      return scalar.args;
    case 'case': {
      const parts: Scalar[] = [];
      for (const { when, then } of scalar.whens) parts.push(when, then);
      if (scalar.otherwise !== null) parts.push(scalar.otherwise);
      return parts;
    }
    case 'in':
      return [scalar.value, ...scalar.options];
    case 'rank':
      return [scalar.of, ...scalar.partition, ...scalar.then.map((next) => next.of)];
    case 'tally':
      return scalar.partition;
  }
}

/** Names of the columns an expression reads. */
export function columnsOf(scalar: Scalar | null, into = new Set<string>()): Set<string> {
  if (scalar !== null) eachColumn(scalar, (name) => into.add(name));
  return into;
}

/** Visits every mention of a column. */
export function eachColumn(scalar: Scalar, visit: (name: string) => void): void {
  if (scalar.kind === 'column') visit(scalar.name);
  else for (const part of partsOf(scalar)) eachColumn(part, visit);
}

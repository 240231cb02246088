import type { ScalarFunction, ScalarOperator } from '../../expression.ts';
import type { CallSyntax } from '../../read/syntax.ts';
import { unitOf } from '../../unit-of.ts';
import { isDimensionless } from '../../value/combine-units.ts';
import { decimalType } from '../../value/numeric-type.ts';
import { BOOLEAN, DOUBLE, INTEGER, TEXT, type TypeClass } from '../../value/type-kinds.ts';
import type { Unit, ValueType } from '../../value-type.ts';
import { readArguments } from '../arguments/read-arguments.ts';
import { allOf } from '../typing-context.ts';
import { type AnyExpr, checkClass, type Level, makeCall } from './level.ts';
import { SPECIAL_FUNCTIONS, type SpecialFunction } from './special-functions.ts';
import { unifyBranches } from './unify-branches.ts';

interface Value {
  readonly type: ValueType;
  readonly unit: Unit;
}

/** A function whose arguments are plain values. */
interface Signature {
  readonly least: number;
  readonly most: number;
  /** By position; the last repeats. */
  readonly takes: readonly TypeClass[];
  /** `shared`: the type and unit that all arguments have in common. */
  readonly gives: 'shared' | ((first: Value) => Value);
}

type PlainFunction = Exclude<ScalarFunction, ScalarOperator | SpecialFunction>;

const MANY = Number.POSITIVE_INFINITY;
const NUMBER: Unit = { kind: 'number' };
const ANY: Unit = { kind: 'any' };
const gives = (type: ValueType, unit: Unit) => () => ({ type, unit });
const one = (takes: TypeClass, result: Signature['gives']): Signature => ({
  least: 1,
  most: 1,
  takes: [takes],
  gives: result,
});
const shared: Signature = { least: 1, most: MANY, takes: ['value'], gives: 'shared' };
const texts = (least: number, most: number, type: ValueType): Signature => ({
  least,
  most,
  takes: ['text'],
  gives: gives(type, type.kind === 'text' ? { kind: 'text' } : type.kind === 'boolean' ? ANY : NUMBER),
});
const part = one('date', gives(INTEGER, NUMBER));
const toWhole = one('number', ({ type, unit }) => ({
  type: type.kind === 'decimal' ? decimalType(type.precision - type.scale + 1, 0) : type,
  unit,
}));
const toDouble = one('number', gives(DOUBLE, NUMBER));

const PLAIN: { readonly [F in PlainFunction]: Signature } = {
  coalesce: { ...shared, least: 2 },
  least: { ...shared, least: 2 },
  greatest: { ...shared, least: 2 },
  abs: one('number', (value) => value),
  sign: one('number', gives(INTEGER, NUMBER)),
  floor: toWhole,
  ceil: toWhole,
  power: {
    least: 2,
    most: 2,
    takes: ['number'],
    gives: ({ unit }) => ({ type: DOUBLE, unit: isDimensionless(unit) ? unit : NUMBER }),
  },
  sqrt: toDouble,
  ln: toDouble,
  exp: toDouble,
  upper: texts(1, 1, TEXT),
  lower: texts(1, 1, TEXT),
  trim: texts(1, 1, TEXT),
  concat: texts(1, MANY, TEXT),
  replace: texts(3, 3, TEXT),
  length: texts(1, 1, INTEGER),
  starts_with: texts(2, 2, BOOLEAN),
  contains: texts(2, 2, BOOLEAN),
  substring: { least: 2, most: 3, takes: ['text', 'whole-number'], gives: gives(TEXT, { kind: 'text' }) },
  year: part,
  month: part,
  quarter: part,
  week: part,
  day: part,
  weekday: part,
  hour: one('timestamp', gives(INTEGER, NUMBER)),
};

export const SCALAR_FUNCTIONS: readonly string[] = [...Object.keys(PLAIN), ...Object.keys(SPECIAL_FUNCTIONS)];

/** True for functions of values, which mean the same at both levels. */
export function isScalarFunction(name: string): boolean {
  return Object.hasOwn(PLAIN, name) || Object.hasOwn(SPECIAL_FUNCTIONS, name);
}

export function typeScalarCall<E extends AnyExpr>(call: CallSyntax, level: Level<E>): E | null {
  const name = call.name.text;
  if (Object.hasOwn(SPECIAL_FUNCTIONS, name)) return SPECIAL_FUNCTIONS[name as SpecialFunction](call, level);
  const fn = name as PlainFunction;
  const signature = PLAIN[fn];
  const positional = Array.from({ length: Math.min(signature.most, 3) }, (_, i) => `${i + 1}`);
  const read = readArguments(level.typing, call, {
    positional,
    optional: signature.least,
    repeats: signature.most === MANY,
  });
  if (read === null) return null;
  const args = allOf(read.positional.map((node) => level.type(node)));
  if (args === null || !checkClasses(level, args, signature.takes, name)) return null;
  const value = resultOf(level, args, signature, call);
  return value === null ? null : makeCall(level, { fn, args, ...value, span: call.span });
}

function checkClasses<E extends AnyExpr>(
  level: Level<E>,
  args: readonly E[],
  takes: readonly TypeClass[],
  name: string,
): boolean {
  return !args
    .map((arg, i) => checkClass(level.typing, arg, takes[i] ?? takes.at(-1) ?? 'value', name))
    .includes(false);
}

function resultOf<E extends AnyExpr>(
  level: Level<E>,
  args: readonly E[],
  signature: Signature,
  call: CallSyntax,
): Value | null {
  if (signature.gives === 'shared') return unifyBranches(level.typing, args, call.span);
  const [first] = args;
  return first === undefined ? null : signature.gives({ type: first.type, unit: unitOf(first) });
}

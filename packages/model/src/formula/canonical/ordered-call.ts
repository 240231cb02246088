import type { CallOf, ScalarFunction } from '../expression.ts';
import type { ValueType } from '../value-type.ts';

/** What a call is rebuilt of: operands of one level, and what tells two of them apart. */
interface Operand {
  readonly kind: string;
  readonly type: ValueType;
}
type Print<E> = (expr: E) => string;

/** Whose operands may change places, and nothing else. */
const COMMUTATIVE: ReadonlySet<ScalarFunction> = new Set([
  'add',
  'multiply',
  'eq',
  'ne',
  'least',
  'greatest',
]);
/** `a > b` says what `b < a` does. */
const TURNED: { readonly [F in ScalarFunction]?: ScalarFunction } = { gt: 'lt', ge: 'le' };

/**
 * The call with its operands in one order, where every order gives the same value: sums of exact numbers and
 * conditions through all brackets, other sums and products of two. Doubles keep their brackets: they round differently.
 */
export function orderedCall<E extends Operand>(call: CallOf<E>, print: Print<E>): E | CallOf<E> {
  const { fn } = call;
  if (isExactSum<E>(call)) return sumOf(termsOf<E>(call, false), call, print);
  if (fn === 'and' || fn === 'or') return joined(call, print);
  const turned = TURNED[fn];
  if (turned !== undefined) return { ...call, fn: turned, args: call.args.toReversed() };
  return COMMUTATIVE.has(fn) ? { ...call, args: inOrder(call.args, print) } : call;
}

export function inOrder<E>(exprs: readonly E[], print: Print<E>): readonly E[] {
  const texts = new Map(exprs.map((expr) => [expr, print(expr)]));
  return exprs.toSorted((a, b) => compareTexts(texts.get(a) ?? '', texts.get(b) ?? ''));
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function isCall<E extends Operand>(expr: E | CallOf<E>): expr is CallOf<E> {
  return expr.kind === 'call';
}

function isExact({ type }: Operand): boolean {
  return type.kind === 'bigint' || type.kind === 'decimal';
}

const SUMS: ReadonlySet<ScalarFunction> = new Set(['add', 'subtract', 'negate']);

function isExactSum<E extends Operand>(expr: E | CallOf<E>): boolean {
  return isCall<E>(expr) && SUMS.has(expr.fn) && isExact(expr) && expr.args.every(isExact);
}

interface Term<E> {
  readonly expr: E;
  readonly isTaken: boolean;
}

function termsOf<E extends Operand>(expr: E | CallOf<E>, isTaken: boolean): readonly Term<E>[] {
  if (!isExactSum<E>(expr) || !isCall<E>(expr)) return [{ expr: expr as E, isTaken }];
  const isLastTaken = expr.fn === 'add' ? isTaken : !isTaken;
  const last = expr.args.length - 1;
  return expr.args.flatMap((arg, at) => termsOf(arg, at === last ? isLastTaken : isTaken));
}

function sumOf<E extends Operand>(
  terms: readonly Term<E>[],
  call: CallOf<E>,
  print: Print<E>,
): E | CallOf<E> {
  const of = (isTaken: boolean) =>
    inOrder(
      terms.filter((term) => term.isTaken === isTaken).map(({ expr }) => expr),
      print,
    );
  const [given, taken] = [of(false), of(true)];
  const make = (fn: ScalarFunction, args: readonly E[]) => ({ ...call, fn, args }) as unknown as E;
  const [first, ...rest] = given;
  const start = first ?? make('negate', taken.slice(0, 1));
  const added = rest.reduce((sum, term) => make('add', [sum, term]), start);
  return taken.slice(first === undefined ? 1 : 0).reduce((sum, term) => make('subtract', [sum, term]), added);
}

/** What holds twice holds once. */
function joined<E extends Operand>(call: CallOf<E>, print: Print<E>): E | CallOf<E> {
  const parts = (expr: E | CallOf<E>): readonly E[] =>
    isCall<E>(expr) && expr.fn === call.fn ? expr.args.flatMap(parts) : [expr as E];
  const single = [...new Map(parts(call).map((part) => [print(part), part])).values()];
  const [first, ...rest] = inOrder(single, print);
  if (first === undefined) return call;
  return rest.reduce((all, part) => ({ ...call, args: [all, part] }) as unknown as E, first);
}

import { countNodes } from '../../children.ts';
import type { ScalarFunction } from '../../expression.ts';
import type { NodeOf } from '../../node-of.ts';
import type { Syntax } from '../../read/syntax.ts';
import { BOOLEAN, formatType } from '../../value/type-kinds.ts';
import type { TextSpan } from '../../value-type.ts';
import { allOf, refuse } from '../typing-context.ts';
import { type AnyExpr, checkClass, type Level, makeCall } from './level.ts';
import { ARITHMETIC, type ArithmeticOperator, typeArithmetic, typeNegation } from './type-arithmetic.ts';
import { comparablePair, namedPair, typeComparison } from './type-comparison.ts';
import { typeLiteral, typeParameter } from './type-literal.ts';
import { unifyBranches } from './unify-branches.ts';

type ScalarKind =
  | 'number'
  | 'text'
  | 'date'
  | 'timestamp'
  | 'boolean'
  | 'null'
  | 'unary'
  | 'binary'
  | 'between'
  | 'in'
  | 'is_null'
  | 'case';
export type ScalarSyntax = NodeOf<Syntax, ScalarKind>;

/** Options of one `in`, parameter lists spread out. */
export const MAX_OPTIONS = 10_000;
/** `between` writes its left side twice; inside each other that would grow without end. */
const MAX_COPIED = 10_000;
const ANY = { kind: 'any' } as const;

const COMPARISONS: ReadonlyMap<string, ScalarFunction> = new Map([
  ['=', 'eq'],
  ['<>', 'ne'],
  ['<', 'lt'],
  ['<=', 'le'],
  ['>', 'gt'],
  ['>=', 'ge'],
]);
const LOGIC: ReadonlyMap<string, ScalarFunction> = new Map([
  ['and', 'and'],
  ['or', 'or'],
]);
const LIKE: ReadonlyMap<string, ScalarFunction> = new Map([
  ['like', 'like'],
  ['not like', 'not_like'],
]);

type Table = {
  readonly [K in ScalarKind]: <E extends AnyExpr>(node: NodeOf<Syntax, K>, level: Level<E>) => E | null;
};

const SCALARS: Table = {
  number: wrapLiteral,
  text: wrapLiteral,
  date: wrapLiteral,
  timestamp: wrapLiteral,
  boolean: wrapLiteral,
  null: wrapLiteral,
  unary: (node, level) => (node.op === '-' ? typeNegation(level, node) : typeNot(node, level)),
  binary: typeBinary,
  between: typeBetween,
  in: typeIn,
  is_null: (node, level) => {
    const value = level.type(node.value);
    if (value === null) return null;
    const fn = node.negated ? 'is_not_null' : 'is_null';
    return makeCall(level, { fn, args: [value], type: BOOLEAN, unit: ANY, span: node.span });
  },
  case: (node, level) => {
    const whens = node.whens.map((branch) => typeWhen(level, branch.when, branch.value));
    const otherwise = node.otherwise === null ? null : level.type(node.otherwise);
    const typed = allOf(whens);
    if (typed === null || (node.otherwise !== null && otherwise === null)) return null;
    return makeCase(level, { whens: typed, otherwise, span: node.span });
  },
};

/** Literals, operators and `case`, which mean the same at both levels. */
export function typeScalar<E extends AnyExpr>(node: ScalarSyntax, level: Level<E>): E | null {
  const typer = SCALARS[node.kind] as (node: ScalarSyntax, level: Level<E>) => E | null;
  return typer(node, level);
}

export function isScalarSyntax(node: Syntax): node is ScalarSyntax {
  return Object.hasOwn(SCALARS, node.kind);
}

function wrapLiteral<E extends AnyExpr>(node: Parameters<typeof typeLiteral>[1], level: Level<E>): E | null {
  const literal = typeLiteral(level.typing, node);
  return literal === null ? null : level.wrap(literal);
}

function typeNot<E extends AnyExpr>(node: NodeOf<Syntax, 'unary'>, level: Level<E>): E | null {
  const operand = level.type(node.operand);
  if (operand === null || !checkClass(level.typing, operand, 'boolean', 'not')) return null;
  return makeCall(level, { fn: 'not', args: [operand], type: BOOLEAN, unit: ANY, span: node.span });
}

function typeBinary<E extends AnyExpr>(node: NodeOf<Syntax, 'binary'>, level: Level<E>): E | null {
  const left = level.type(node.left);
  const right = level.type(node.right);
  if (left === null || right === null) return null;
  const sides = [left, right] as const;
  if (Object.hasOwn(ARITHMETIC, node.op)) return typeArithmetic(level, node.op as ArithmeticOperator, sides);
  const comparison = COMPARISONS.get(node.op);
  if (comparison !== undefined) return typeComparison(level, comparison, sides);
  const fn = LOGIC.get(node.op) ?? LIKE.get(node.op);
  if (fn === undefined) return null;
  const wanted = LOGIC.has(node.op) ? 'boolean' : 'text';
  const fits = sides.map((side) => checkClass(level.typing, side, wanted, node.op));
  if (fits.includes(false)) return null;
  return makeCall(level, {
    fn,
    args: sides,
    type: BOOLEAN,
    unit: ANY,
    span: { start: left.span.start, end: right.span.end },
  });
}

/** `x between a and b` is `x >= a and x <= b`. */
function typeBetween<E extends AnyExpr>(node: NodeOf<Syntax, 'between'>, level: Level<E>): E | null {
  const value = level.type(node.value);
  const low = level.type(node.low);
  const high = level.type(node.high);
  if (value === null || low === null || high === null) return null;
  const { copied } = level.typing;
  copied.count += countNodes(level.node(value), MAX_COPIED);
  if (copied.count > MAX_COPIED) {
    return refuse(level.typing, node.span, {
      code: 'model/formula-too-large',
      params: { limit: MAX_COPIED },
    });
  }
  const { span } = node;
  const atLeast = typeComparison(level, 'ge', [value, low]);
  const atMost = typeComparison(level, 'le', [value, high]);
  if (atLeast === null || atMost === null) return null;
  const both = makeCall(level, { fn: 'and', args: [atLeast, atMost], type: BOOLEAN, unit: ANY, span });
  return node.negated ? makeCall(level, { fn: 'not', args: [both], type: BOOLEAN, unit: ANY, span }) : both;
}

function typeIn<E extends AnyExpr>(node: NodeOf<Syntax, 'in'>, level: Level<E>): E | null {
  const first = level.type(node.value);
  const items = allOf(node.items.flatMap((item) => typeOption(item, level)));
  if (first === null || items === null) return null;
  if (items.length > MAX_OPTIONS) {
    const params = { count: items.length, limit: MAX_OPTIONS };
    return refuse(level.typing, node.span, { code: 'model/too-many-options', params });
  }
  const pairs = allOf(items.map((item) => comparablePair(level, ...namedPair(level, [first, item]))));
  if (pairs === null) return null;
  const value = pairs[0]?.[0] ?? first;
  // Members that the company lists are told by their names or by their days, not by both in one list.
  const other = pairs.find(([one]) => one.type.kind !== value.type.kind);
  if (other !== undefined) {
    const params = { left: formatType(value.type), right: formatType(other[1].type) };
    return refuse(level.typing, other[1].span, { code: 'model/not-comparable', params });
  }
  const options = pairs.map((pair) => pair[1]);
  return level.wrap({ kind: 'in', value, options, negated: node.negated, type: BOOLEAN, span: node.span });
}

/** One option, or as many as a list parameter holds. */
function typeOption<E extends AnyExpr>(item: Syntax, level: Level<E>): readonly (E | null)[] {
  if (item.kind !== 'param') return [level.type(item)];
  const { params } = level.typing.scope;
  const value = params.get(item.name) ?? params.get(`$${item.name}`);
  if (typeof value !== 'object' || value === null) return [level.type(item)];
  return value.map((entry) => {
    const literal = typeParameter(entry, item.span);
    return literal === null ? null : level.wrap(literal);
  });
}

function typeWhen<E extends AnyExpr>(
  level: Level<E>,
  when: Syntax,
  then: Syntax,
): { readonly when: E; readonly then: E } | null {
  const condition = level.type(when);
  const value = level.type(then);
  if (condition === null || value === null) return null;
  return checkClass(level.typing, condition, 'boolean', 'when') ? { when: condition, then: value } : null;
}

export interface CaseParts<E> {
  readonly whens: readonly { readonly when: E; readonly then: E }[];
  readonly otherwise: E | null;
  readonly span: TextSpan;
}

export function makeCase<E extends AnyExpr>(level: Level<E>, parts: CaseParts<E>): E | null {
  const branches = [
    ...parts.whens.map((branch) => branch.then),
    ...(parts.otherwise === null ? [] : [parts.otherwise]),
  ];
  const shared = unifyBranches(level.typing, branches, parts.span);
  return shared === null ? null : level.wrap({ kind: 'case', ...parts, ...shared });
}

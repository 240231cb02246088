import type { ScalarFunction } from '../../expression.ts';
import { oneOf, writeInstead } from '../../hints.ts';
import type { CallSyntax, Syntax } from '../../read/syntax.ts';
import { unitOf } from '../../unit-of.ts';
import { roundedType } from '../../value/numeric-type.ts';
import {
  BIGINT,
  BOOLEAN,
  DATE,
  DOUBLE,
  formatType,
  INTEGER,
  isNumeric,
  MAX_PRECISION,
  MAX_PRODUCT_SCALE,
  TEXT,
  TIMESTAMP,
} from '../../value/type-kinds.ts';
import { unitOfType } from '../../value/unit-of-type.ts';
import type { TextSpan, ValueType } from '../../value-type.ts';
import { readNumber, readText } from '../arguments/read-words.ts';
import { netOfVatUnit } from '../tax-unit.ts';
import { refuse, type Typing } from '../typing-context.ts';
import { typeDateAdd, typeDateDiff, typeDateTrunc, typeParseDate } from './date-functions.ts';
import { type AnyExpr, type Level, makeCall } from './level.ts';
import { positionalOf, typedAs } from './positional.ts';
import { makeCase } from './type-scalar.ts';

/** Functions with arguments that are words, types or literals. */
export type SpecialFunction =
  | 'if'
  | Extract<
      ScalarFunction,
      | 'round'
      | 'date_trunc'
      | 'date_diff'
      | 'date_add'
      | 'parse_date'
      | 'cast'
      | 'band'
      | 'matches'
      | 'net_of_vat'
    >;
type Typer = <E extends AnyExpr>(call: CallSyntax, level: Level<E>) => E | null;

const DEFAULT_DECIMAL: ValueType = { kind: 'decimal', precision: 18, scale: 4 };

export const SPECIAL_FUNCTIONS: { readonly [F in SpecialFunction]: Typer } = {
  if: typeIf,
  round: typeRound,
  date_trunc: typeDateTrunc,
  date_diff: typeDateDiff,
  date_add: typeDateAdd,
  parse_date: typeParseDate,
  cast: typeCast,
  band: typeBand,
  matches: typeMatches,
  net_of_vat: typeNetOfVat,
};

function typeIf<E extends AnyExpr>(call: CallSyntax, level: Level<E>): E | null {
  const args = positionalOf(call, level, { positional: ['1', '2', '3'] });
  if (args === null) return null;
  const when = typedAs(level, args[0], 'boolean', call);
  const then = typedAs(level, args[1], 'value', call);
  const otherwise = typedAs(level, args[2], 'value', call);
  if (when === null || then === null || otherwise === null) return null;
  return makeCase(level, { whens: [{ when, then }], otherwise, span: call.span });
}

/** `net_of_vat(x, 13%)` is x ÷ (1 + 13 %): what is left of money once its tax is taken off. */
function typeNetOfVat<E extends AnyExpr>(call: CallSyntax, level: Level<E>): E | null {
  const args = positionalOf(call, level, { positional: ['x', 'rate'] });
  if (args === null) return null;
  const amount = typedAs(level, args[0], 'number', call);
  const rate = typedAs(level, args[1], 'number', call);
  const unit = amount && netOfVatUnit(level.typing, amount, unitOf(amount));
  if (amount === null || rate === null || unit === null) return null;
  return makeCall(level, { fn: 'net_of_vat', args: [amount, rate], type: DOUBLE, unit, span: call.span });
}

function typeRound<E extends AnyExpr>(call: CallSyntax, level: Level<E>): E | null {
  const args = positionalOf(call, level, { positional: ['1', '2'], optional: 1 });
  if (args === null) return null;
  const [valueNode, placesNode] = args;
  const value = typedAs(level, valueNode, 'number', call);
  const places = placesNode === undefined ? 0 : readNumber(level.typing, placesNode, 'round');
  if (value === null || places === null) return null;
  if (!Number.isInteger(places) || Math.abs(places) > MAX_PRODUCT_SCALE) {
    const at = placesNode?.span ?? call.span;
    return refuse(level.typing, at, {
      code: 'model/number-out-of-range',
      params: { name: 'round', least: -MAX_PRODUCT_SCALE, most: MAX_PRODUCT_SCALE },
    });
  }
  const type = roundedType(value.type, places);
  const places1 = placesNode === undefined ? null : literalOf(level, places, placesNode.span);
  if (type === null) return null;
  const all = places1 === null ? [value] : [value, places1];
  return makeCall(level, { fn: 'round', args: all, type, unit: unitOf(value), span: call.span });
}

function literalOf<E extends AnyExpr>(level: Level<E>, value: number, span: TextSpan): E {
  return level.wrap({ kind: 'literal', value: String(value), type: INTEGER, span });
}

const CAST_TYPES: ReadonlyMap<string, ValueType> = new Map([
  ['text', TEXT],
  ['boolean', BOOLEAN],
  ['date', DATE],
  ['timestamp', TIMESTAMP],
  ['integer', INTEGER],
  ['bigint', BIGINT],
  ['decimal', DEFAULT_DECIMAL],
  ['double', DOUBLE],
]);

function typeCast<E extends AnyExpr>(call: CallSyntax, level: Level<E>): E | null {
  const args = positionalOf(call, level, { positional: ['x as type'] });
  const node = args?.[0];
  if (node === undefined) return null;
  if (node.kind !== 'as_type') {
    return refuse(level.typing, node.span, {
      code: 'model/cast-without-type',
      params: {},
      hints: [writeInstead('cast(x as integer)', false)],
    });
  }
  const value = level.type(node.value);
  const type = readType(level.typing, node);
  if (value === null || type === null) return null;
  if (!canCast(value.type, type)) {
    const params = { from: formatType(value.type), to: formatType(type) };
    return refuse(level.typing, call.span, { code: 'model/bad-cast', params });
  }
  const unit = isNumeric(value.type) && isNumeric(type) ? unitOf(value) : unitOfType(type);
  return makeCall(level, { fn: 'cast', args: [value], type, unit, span: call.span });
}

function readType(typing: Typing, node: Extract<Syntax, { kind: 'as_type' }>): ValueType | null {
  const type = CAST_TYPES.get(node.type.text);
  if (type === undefined) {
    return refuse(typing, node.type.span, {
      code: 'model/unknown-word',
      params: { found: node.type.text },
      hints: [oneOf([...CAST_TYPES.keys()])],
    });
  }
  const [precision, scale = 0] = node.sizes;
  if (precision === undefined) return type;
  const isSound =
    Number.isInteger(precision) &&
    Number.isInteger(scale) &&
    precision >= 1 &&
    precision <= MAX_PRECISION &&
    scale <= precision;
  if (type.kind === 'decimal' && node.sizes.length <= 2 && isSound)
    return { kind: 'decimal', precision, scale };
  return refuse(typing, node.span, {
    code: 'model/bad-type-size',
    params: { type: node.type.text },
    hints: [writeInstead('decimal(18, 4)', false)],
  });
}

function canCast(from: ValueType, to: ValueType): boolean {
  if (from.kind === to.kind || from.kind === 'null' || from.kind === 'text' || to.kind === 'text')
    return true;
  if (isNumeric(from)) return isNumeric(to) || to.kind === 'boolean';
  if (from.kind === 'boolean') return isNumeric(to);
  return to.kind === 'date' || to.kind === 'timestamp';
}

function typeBand<E extends AnyExpr>(call: CallSyntax, level: Level<E>): E | null {
  const args = positionalOf(call, level, { positional: ['1', '0'], repeats: true });
  if (args === null || args[0] === undefined) return null;
  const value = typedAs(level, args[0], 'number', call);
  const ends: E[] = [];
  let before = Number.NEGATIVE_INFINITY;
  for (const node of args.slice(1)) {
    const end = readNumber(level.typing, node, 'band');
    const literal = end === null ? null : level.type(node);
    if (end === null || literal === null) return null;
    if (end <= before)
      return refuse(level.typing, node.span, { code: 'model/bands-not-ascending', params: {} });
    before = end;
    ends.push(literal);
  }
  if (value === null) return null;
  return makeCall(level, {
    fn: 'band',
    args: [value, ...ends],
    type: TEXT,
    unit: { kind: 'text' },
    span: call.span,
  });
}

/** What RE2 has not: looking around, and referring back. */
const NOT_RE2 = /\(\?(?:[=!]|<[=!])|\\[1-9]/;

function typeMatches<E extends AnyExpr>(call: CallSyntax, level: Level<E>): E | null {
  const args = positionalOf(call, level, { positional: ['1', '2'] });
  if (args === null || args[1] === undefined) return null;
  const value = typedAs(level, args[0], 'text', call);
  const pattern = readText(level.typing, args[1], 'matches');
  if (value === null || pattern === null) return null;
  if (NOT_RE2.test(pattern))
    return refuse(level.typing, args[1].span, { code: 'model/bad-regex', params: { pattern } });
  const literal = level.wrap({ kind: 'literal', value: pattern, type: TEXT, span: args[1].span });
  return makeCall(level, {
    fn: 'matches',
    args: [value, literal],
    type: BOOLEAN,
    unit: { kind: 'any' },
    span: call.span,
  });
}

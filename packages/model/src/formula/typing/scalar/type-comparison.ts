import type { LiteralExpr, ScalarFunction } from '../../expression.ts';
import { readAs, writeInstead } from '../../hints.ts';
import { unitOf } from '../../unit-of.ts';
import { unifyUnits } from '../../value/combine-units.ts';
import { canCompare } from '../../value/common-type.ts';
import { BOOLEAN, DATE, formatType, TEXT, TIMESTAMP } from '../../value/type-kinds.ts';
import type { TextSpan } from '../../value-type.ts';
import { refuse, type Typing } from '../typing-context.ts';
import { type AnyExpr, type Level, makeCall } from './level.ts';
import { momentLiteral } from './type-literal.ts';
import { refuseClash } from './unit-clash.ts';

/** `=`, `<` and their like between two typed sides. */
export function typeComparison<E extends AnyExpr>(
  level: Level<E>,
  fn: ScalarFunction,
  sides: readonly [E, E],
): E | null {
  const span = { start: sides[0].span.start, end: sides[1].span.end };
  if (sides.some((side) => side.kind === 'literal' && side.value === null)) {
    const hints = [writeInstead(fn === 'ne' ? 'x is not null' : 'x is null', false)];
    return refuse(level.typing, span, { code: 'model/compared-with-null', params: {}, hints });
  }
  const isOrder = fn !== 'eq' && fn !== 'ne';
  const [left, right] = isOrder ? sides : namedPair(level, sides);
  const pair = comparablePair(level, left, right);
  if (pair === null) return null;
  if (isOrder && pair.some((side) => side.type.kind === 'boolean')) {
    return refuse(level.typing, span, { code: 'model/no-order', params: {} });
  }
  return makeCall(level, { fn, args: pair, type: BOOLEAN, unit: { kind: 'any' }, span });
}

/** A member that the company lists is beside a text the one of that name, not the one of that day. */
export function namedPair<E extends AnyExpr>(
  level: Level<E>,
  [left, right]: readonly [E, E],
): readonly [E, E] {
  return [named(level, left, right), named(level, right, left)];
}

function named<E extends AnyExpr>({ typing }: Level<E>, expr: E, other: E): E {
  const isText = other.kind === 'literal' && other.type.kind === 'text';
  if (!isText || expr.kind !== 'field' || expr.ref.kind !== 'grain') return expr;
  const { grain } = expr.ref;
  const hasNames = [...typing.scope.model.calendars.values()].some(
    (calendar) => calendar.grain === grain && calendar.key !== null,
  );
  return hasNames ? { ...expr, ref: { ...expr.ref, named: true }, type: TEXT, unit: { kind: 'any' } } : expr;
}

/** Both sides with a text literal beside a date turned into a date; null when they cannot be compared. */
export function comparablePair<E extends AnyExpr>(
  level: Level<E>,
  left: E,
  right: E,
): readonly [E, E] | null {
  const a = asMoment(level, left, right);
  const b = asMoment(level, right, left);
  if (a === null || b === null) return null;
  const span = {
    start: Math.min(left.span.start, right.span.start),
    end: Math.max(left.span.end, right.span.end),
  };
  if (!canCompare(a.type, b.type)) return refuseTypes(level.typing, a, b, span);
  const unit = unifyUnits(unitOf(a), unitOf(b), level.typing.scope.model);
  return unit.kind === 'clash'
    ? refuseClash(level.typing, unit, { left: a, right: b, span, operation: 'compare' })
    : [a, b];
}

function asMoment<E extends AnyExpr>(level: Level<E>, expr: E, other: E): E | null {
  const isText = expr.kind === 'literal' && expr.type.kind === 'text' && typeof expr.value === 'string';
  if (!isText || (other.type.kind !== 'date' && other.type.kind !== 'timestamp')) return expr;
  const literal = readMoment(expr, other.type.kind);
  if (literal !== null) return level.wrap(literal);
  const example = other.type.kind === 'date' ? "date '2024-01-31'" : "timestamp '2024-01-31 08:00:00'";
  return refuse(level.typing, expr.span, {
    code: 'model/bad-date',
    params: { text: String(expr.value) },
    hints: [writeInstead(example, false)],
  });
}

function readMoment(expr: AnyExpr, kind: 'date' | 'timestamp'): LiteralExpr | null {
  if (expr.kind !== 'literal' || typeof expr.value !== 'string') return null;
  const day = momentLiteral(expr.value, DATE, expr.span);
  return kind === 'date' && day !== null ? day : momentLiteral(expr.value, TIMESTAMP, expr.span);
}

function refuseTypes(typing: Typing, left: AnyExpr, right: AnyExpr, span: TextSpan): null {
  const hints = [quoted(left, right), quoted(right, left)].flatMap((text) =>
    text === null ? [] : [readAs(text)],
  );
  return refuse(typing, span, {
    code: 'model/not-comparable',
    params: { left: formatType(left.type), right: formatType(right.type) },
    hints: hints.map((hint) => ({ text: hint.text })),
  });
}

/** `'42'` for a number that stands beside a text. */
function quoted(literal: AnyExpr, other: AnyExpr): string | null {
  return literal.kind === 'literal' && other.type.kind === 'text' && typeof literal.value === 'string'
    ? `'${literal.value}'`
    : null;
}

import { readAs, writeInstead } from '../hints.ts';
import { parseMembers } from './parse-members.ts';
import { parsePrimary } from './parse-primary.ts';
import {
  advance,
  deeper,
  expectSymbol,
  fail,
  failHere,
  isSymbol,
  isWord,
  lastEnd,
  type ParserState,
  peek,
  takeWord,
} from './parser-state.ts';
import type { BinaryOperator, Syntax } from './syntax.ts';
import type { Token } from './token.ts';

/** Tighter operators have more; equal ones associate to the left, comparisons not at all. */
const POWER = { or: 1, and: 2, not: 3, comparison: 4, sum: 5, product: 6, minus: 7 } as const;

const SYMBOL_OPERATORS: ReadonlyMap<string, number> = new Map([
  ...['=', '<>', '<', '<=', '>', '>='].map((sign) => [sign, POWER.comparison] as const),
  ...['+', '-'].map((sign) => [sign, POWER.sum] as const),
  ...['*', '/', '%'].map((sign) => [sign, POWER.product] as const),
]);
const WORD_OPERATORS: ReadonlyMap<string, number> = new Map([
  ['or', POWER.or],
  ['and', POWER.and],
  ['in', POWER.comparison],
  ['between', POWER.comparison],
  ['like', POWER.comparison],
  ['is', POWER.comparison],
  ['not', POWER.comparison],
]);

/** A whole expression of its own bracket level, up to a token that cannot continue it. */
export function parseWhole(state: ParserState, isCondition = false): Syntax {
  const outer = state.frame;
  state.frame = { start: peek(state).start, hasOperator: false, isCondition };
  const node = parseAbove(state, 0);
  if (isWord(peek(state), 'where')) refuseWhereAfter(state, peek(state));
  state.frame = outer;
  return node;
}

/** Reads operators that bind tighter than `power`. */
function parseAbove(state: ParserState, power: number): Syntax {
  let left = parsePrefix(state, power);
  for (;;) {
    const next = operatorPower(peek(state));
    if (next === null || next <= power) return left;
    left = next === POWER.comparison ? parseComparison(state, left) : parseBinary(state, left, next);
    if (next === POWER.comparison && operatorPower(peek(state)) === POWER.comparison) {
      const token = peek(state);
      return fail(state, token, {
        code: 'model/chained-comparison',
        params: {},
        hints: [writeInstead('a < b and b < c', false)],
      });
    }
  }
}

function parsePrefix(state: ParserState, power: number): Syntax {
  const token = peek(state);
  const isNot = isWord(token, 'not');
  if (!isNot && !isSymbol(token, '-')) return parseOperand(state);
  if (isNot && power >= POWER.comparison) return failHere(state, 'expression');
  advance(state);
  return deeper(state, () => {
    const operand = isNot ? parseAbove(state, POWER.not - 1) : parseAbove(state, POWER.minus);
    return {
      kind: 'unary',
      op: isNot ? 'not' : '-',
      operand,
      span: { start: token.start, end: lastEnd(state) },
    };
  });
}

function operatorPower(token: Token): number | null {
  if (token.kind === 'symbol') return SYMBOL_OPERATORS.get(token.text) ?? null;
  if (token.kind === 'name') return WORD_OPERATORS.get(token.text) ?? null;
  return null;
}

function parseBinary(state: ParserState, left: Syntax, power: number): Syntax {
  const token = advance(state);
  state.frame.hasOperator = true;
  const right = parseAbove(state, power);
  const op = token.text as BinaryOperator;
  return { kind: 'binary', op, left, right, span: { start: left.span.start, end: right.span.end } };
}

function parseComparison(state: ParserState, left: Syntax): Syntax {
  state.frame.hasOperator = true;
  const symbol = SYMBOL_OPERATORS.has(peek(state).text) && peek(state).kind === 'symbol';
  if (symbol) return parseBinary(state, left, POWER.comparison);
  if (takeWord(state, 'is')) return parseIsNull(state, left);
  const negated = takeWord(state, 'not');
  if (takeWord(state, 'in')) return parseIn(state, left, negated);
  if (takeWord(state, 'between')) return parseBetween(state, left, negated);
  if (!takeWord(state, 'like')) return failHere(state, 'in-between-like');
  const right = parseAbove(state, POWER.comparison);
  const span = { start: left.span.start, end: right.span.end };
  return { kind: 'binary', op: negated ? 'not like' : 'like', left, right, span };
}

function parseIsNull(state: ParserState, value: Syntax): Syntax {
  const negated = takeWord(state, 'not');
  if (!takeWord(state, 'null')) return failHere(state, 'null');
  return { kind: 'is_null', value, negated, span: { start: value.span.start, end: lastEnd(state) } };
}

function parseBetween(state: ParserState, value: Syntax, negated: boolean): Syntax {
  const low = parseAbove(state, POWER.comparison);
  if (!takeWord(state, 'and')) return failHere(state, 'and');
  const high = parseAbove(state, POWER.comparison);
  return {
    kind: 'between',
    value,
    low,
    high,
    negated,
    span: { start: value.span.start, end: high.span.end },
  };
}

function parseIn(state: ParserState, value: Syntax, negated: boolean): Syntax {
  expectSymbol(state, '(', 'open-bracket');
  return deeper(state, () => {
    const first = parseWhole(state);
    if (isWord(peek(state), 'per')) {
      const members = parseMembers(state, first);
      expectSymbol(state, ')', 'close-bracket');
      return {
        kind: 'in_members',
        value,
        members,
        negated,
        span: { start: value.span.start, end: lastEnd(state) },
      };
    }
    const items = [first];
    while (isSymbol(peek(state), ',')) {
      advance(state);
      items.push(parseWhole(state));
    }
    expectSymbol(state, ')', 'comma-or-close');
    return { kind: 'in', value, items, negated, span: { start: value.span.start, end: lastEnd(state) } };
  });
}

/** A name, literal, call or bracket with the `where` that belongs to it. */
function parseOperand(state: ParserState): Syntax {
  const start = peek(state).start;
  const { node, takesWhere } = parsePrimary(state);
  const end = lastEnd(state);
  const token = peek(state);
  if (!isWord(token, 'where') || !takesWhere || state.frame.isCondition) return node;
  const { frame } = state;
  const isAmbiguous = frame.hasOperator;
  advance(state);
  const condition = deeper(state, () => parseWhole(state, true));
  const conditionText = state.source.slice(token.end, lastEnd(state)).trim();
  if (isAmbiguous && !state.hasFailed) {
    const whole = state.source.slice(frame.start, end);
    const before = state.source.slice(frame.start, start);
    const operand = state.source.slice(start, end);
    const readings = [`(${whole}) where ${conditionText}`, `${before}(${operand} where ${conditionText})`];
    fail(
      state,
      { start: frame.start, end: lastEnd(state) },
      {
        code: 'model/ambiguous-where',
        params: {},
        hints: readings.map(readAs),
      },
    );
  }
  return { kind: 'where', of: node, condition, span: { start: node.span.start, end: condition.span.end } };
}

/** A `where` that no operand could take: after a literal, a comparison, or inside a condition. */
function refuseWhereAfter(state: ParserState, token: Token): void {
  const { frame } = state;
  if (frame.isCondition) {
    fail(state, token, { code: 'model/second-where', params: {}, hints: [writeInstead('and')] });
    return;
  }
  const left = state.source.slice(frame.start, lastEnd(state));
  if (!frame.hasOperator) {
    fail(state, token, { code: 'model/where-without-subject', params: { text: left } });
    return;
  }
  advance(state);
  parseWhole(state, true);
  const condition = state.source.slice(token.end, lastEnd(state)).trim();
  fail(
    state,
    { start: frame.start, end: lastEnd(state) },
    {
      code: 'model/ambiguous-where',
      params: {},
      hints: [readAs(`(${left}) where ${condition}`)],
    },
  );
}

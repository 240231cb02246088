import { toAscii } from './characters.ts';
import { parseMembers, spanOf } from './parse-members.ts';
import {
  advance,
  expectSymbol,
  failHere,
  isSymbol,
  isWord,
  lastEnd,
  type ParserState,
  peek,
  takeSymbol,
  takeWord,
} from './parser-state.ts';
import type { Argument, Syntax, Word } from './syntax.ts';
import { isReservedWord } from './token.ts';

/** Everything between the brackets of a call, the closing one included. */
export function parseArguments(state: ParserState, call: string): readonly Argument[] {
  const args: Argument[] = [];
  if (takeSymbol(state, ')')) return args;
  do {
    const isPeriod = call === 'at' && args.length === 1;
    args.push(isPeriod ? parsePeriodArgument(state) : parseArgument(state));
  } while (takeSymbol(state, ','));
  expectSymbol(state, ')', 'comma-or-close');
  return args;
}

function parseArgument(state: ParserState): Argument {
  const token = peek(state);
  let name: Word | null = null;
  if (token.kind === 'name' && isSymbol(peek(state, 1), ':')) {
    name = { text: token.text, span: spanOf(token) };
    advance(state);
    advance(state);
  }
  const value = parseFixed(state) ?? parseValue(state);
  return { name, value, span: { start: token.start, end: lastEnd(state) } };
}

/** An expression, or one of the shapes that only arguments have. */
function parseValue(state: ParserState): Syntax {
  const node = state.parseWhole(state);
  const next = peek(state);
  const start = node.span.start;
  if (takeSymbol(state, '->')) {
    const to = state.parseWhole(state);
    return { kind: 'arrow', from: node, to, span: { start, end: to.span.end } };
  }
  if (isWord(next, 'per')) return parseMembers(state, node);
  if (takeWord(state, 'as')) return parseAsType(state, node);
  if (next.kind === 'name' && !isReservedWord(next.text)) {
    advance(state);
    const unit = { text: next.text, span: spanOf(next) };
    return { kind: 'interval', count: node, unit, span: { start, end: next.end } };
  }
  return node;
}

function parseFixed(state: ParserState): Syntax | null {
  const token = peek(state);
  if (!isWord(token, 'fixed') || !isWord(peek(state, 1), 'date') || peek(state, 2).kind !== 'text')
    return null;
  advance(state);
  advance(state);
  const date = advance(state);
  return { kind: 'fixed', date: date.text, span: { start: token.start, end: date.end } };
}

function parseAsType(state: ParserState, value: Syntax): Syntax {
  const token = peek(state);
  if (token.kind !== 'name') return failHere(state, 'type');
  advance(state);
  const sizes: number[] = [];
  if (takeSymbol(state, '(')) {
    do {
      if (peek(state).kind !== 'number') return failHere(state, 'number');
      sizes.push(Number(advance(state).text));
    } while (takeSymbol(state, ','));
    expectSymbol(state, ')', 'comma-or-close');
  }
  const type = { text: token.text, span: spanOf(token) };
  return { kind: 'as_type', value, type, sizes, span: { start: value.span.start, end: lastEnd(state) } };
}

/** `2011-01` is a period here and nowhere else: the text up to the comma or bracket. */
function parsePeriodArgument(state: ParserState): Argument {
  const start = peek(state).start;
  let end = start;
  while (peek(state).kind !== 'end' && !isSymbol(peek(state), ',') && !isSymbol(peek(state), ')'))
    end = advance(state).end;
  const text = [...state.source.slice(start, end)].map(toAscii).join('');
  const span = { start, end };
  return {
    name: null,
    value: end === start ? failHere(state, 'period') : { kind: 'period', text, span },
    span,
  };
}

import type { Code, Hint, Params } from '@plumbline/diagnostics';
import { addProblem, type ProblemSink } from '../problem.ts';
import type { TextSpan } from '../value-type.ts';
import type { Syntax } from './syntax.ts';
import type { Token } from './token.ts';

/** Brackets, calls and signs inside each other; also the height of the tree that leaves the parser. */
export const MAX_DEPTH = 200;

/** One bracket level: what stands between `(` and `)`, an argument, a condition, the whole formula. */
export interface Frame {
  readonly start: number;
  /** An operator stands left of the operand being read, so that a `where` could belong to either. */
  hasOperator: boolean;
  readonly isCondition: boolean;
}

export interface ParserState {
  readonly source: string;
  readonly tokens: readonly Token[];
  readonly sink: ProblemSink;
  at: number;
  depth: number;
  /** After the first mistake nothing more is read: what follows one is guesswork. */
  hasFailed: boolean;
  frame: Frame;
  /** Reads a whole expression of its own bracket level; here so that the files of the parser need no circle. */
  readonly parseWhole: (state: ParserState, isCondition?: boolean) => Syntax;
}

export type Expected = Params['model/formula-syntax']['expected'];

export function peek(state: ParserState, ahead = 0): Token {
  const last = state.tokens.length - 1;
  const index = state.hasFailed ? last : Math.min(state.at + ahead, last);
  const token = state.tokens[index];
  return token ?? { kind: 'end', text: '', start: state.source.length, end: state.source.length };
}

export function advance(state: ParserState): Token {
  const token = peek(state);
  if (state.at < state.tokens.length - 1) state.at += 1;
  return token;
}

/** Offset after the last token read. */
export function lastEnd(state: ParserState): number {
  return state.tokens[Math.max(0, state.at - 1)]?.end ?? 0;
}

export function isSymbol(token: Token, text: string): boolean {
  return token.kind === 'symbol' && token.text === text;
}

export function isWord(token: Token, text: string): boolean {
  return token.kind === 'name' && token.text === text;
}

export function takeSymbol(state: ParserState, text: string): boolean {
  if (!isSymbol(peek(state), text)) return false;
  advance(state);
  return true;
}

export function takeWord(state: ParserState, text: string): boolean {
  if (!isWord(peek(state), text)) return false;
  advance(state);
  return true;
}

export function expectSymbol(state: ParserState, text: string, expected: Expected): void {
  if (!takeSymbol(state, text)) failHere(state, expected);
}

/** Reports what was expected in place of the next token. */
export function failHere(state: ParserState, expected: Expected, hints: readonly Hint[] = []): Syntax {
  const token = peek(state);
  const found = token.kind === 'end' ? null : state.source.slice(token.start, token.end);
  return fail(state, token, { code: 'model/formula-syntax', params: { found, expected }, hints });
}

export function fail<C extends Code>(
  state: ParserState,
  span: TextSpan,
  finding: { readonly code: C; readonly params: Params[C]; readonly hints?: readonly Hint[] },
): Syntax {
  if (!state.hasFailed) addProblem(state.sink, span, finding);
  state.hasFailed = true;
  return { kind: 'unreadable', span: { start: span.start, end: span.end } };
}

/** Runs one level further in, or refuses when that is too far. */
export function deeper(state: ParserState, parse: () => Syntax): Syntax {
  state.depth += 1;
  const node =
    state.depth > MAX_DEPTH
      ? fail(state, peek(state), { code: 'model/formula-too-deep', params: { limit: MAX_DEPTH } })
      : parse();
  state.depth -= 1;
  return node;
}

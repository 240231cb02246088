import {
  advance,
  expectSymbol,
  failHere,
  isSymbol,
  lastEnd,
  type ParserState,
  peek,
  takeSymbol,
  takeWord,
} from './parser-state.ts';
import type { MembersSyntax, RefSyntax, Syntax, Word } from './syntax.ts';
import { isReservedWord, type Token } from './token.ts';

/** `per f`, `per (f, g)` with an optional `having`, after the expression that is evaluated for each member. */
export function parseMembers(state: ParserState, of: Syntax): MembersSyntax {
  advance(state);
  const per: RefSyntax[] = [];
  if (takeSymbol(state, '(')) {
    do per.push(parseReference(state));
    while (takeSymbol(state, ','));
    expectSymbol(state, ')', 'comma-or-close');
  } else {
    per.push(parseReference(state));
  }
  const having = takeWord(state, 'having') ? state.parseWhole(state) : null;
  return { kind: 'members', of, per, having, span: { start: of.span.start, end: lastEnd(state) } };
}

function parseReference(state: ParserState): RefSyntax {
  const token = peek(state);
  if (token.kind === 'label') return parseLabel(state);
  if (token.kind !== 'name' || isReservedWord(token.text)) failHere(state, 'name');
  return parseName(state);
}

export function parseLabel(state: ParserState): RefSyntax {
  const token = advance(state);
  return { kind: 'label', text: token.text, span: spanOf(token) };
}

/** `name` or `name.name`; after the dot any word may stand, also a reserved one. */
export function parseName(state: ParserState): RefSyntax {
  const first = advance(state);
  const path: Word[] = [{ text: first.text, span: spanOf(first) }];
  while (isSymbol(peek(state), '.')) {
    advance(state);
    const next = peek(state);
    if (next.kind !== 'name' || path.length === 2)
      failHere(state, path.length === 2 ? 'two-part-name' : 'name');
    advance(state);
    path.push({ text: next.text, span: spanOf(next) });
    if (state.hasFailed) break;
  }
  return { kind: 'name', path, span: { start: first.start, end: path.at(-1)?.span.end ?? first.end } };
}

export function spanOf(token: Token): { readonly start: number; readonly end: number } {
  return { start: token.start, end: token.end };
}

import { parseArguments } from './parse-arguments.ts';
import { parseLabel, parseName, spanOf } from './parse-members.ts';
import {
  advance,
  deeper,
  expectSymbol,
  failHere,
  isSymbol,
  isWord,
  lastEnd,
  type ParserState,
  peek,
  takeWord,
} from './parser-state.ts';
import type { Syntax } from './syntax.ts';
import { isReservedWord, type Token } from './token.ts';

interface Primary {
  readonly node: Syntax;
  /** Names, labels, calls and brackets take a `where` on their right. */
  readonly takesWhere: boolean;
}

const CONSTANTS: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
]);

export function parsePrimary(state: ParserState): Primary {
  const token = peek(state);
  const span = spanOf(token);
  switch (token.kind) {
    case 'number':
    case 'percent':
      advance(state);
      return value({ kind: 'number', text: token.text, percent: token.kind === 'percent', span });
    case 'text':
      advance(state);
      return value({ kind: 'text', value: token.text, span });
    case 'param':
      advance(state);
      return value({ kind: 'param', name: token.text, span });
    case 'label':
      return subject(parseLabel(state));
    case 'name':
      return parseWord(state, token);
    default:
      return isSymbol(token, '(') ? parseBracket(state) : value(failHere(state, 'expression'));
  }
}

function parseWord(state: ParserState, token: Token): Primary {
  const next = peek(state, 1);
  if (isWord(token, 'case')) return value(deeper(state, () => parseCase(state)));
  const constant = CONSTANTS.get(token.text);
  if (constant !== undefined) {
    advance(state);
    const span = spanOf(token);
    return value(constant === null ? { kind: 'null', span } : { kind: 'boolean', value: constant, span });
  }
  if (isReservedWord(token.text)) return value(failHere(state, 'expression'));
  if ((token.text === 'date' || token.text === 'timestamp') && next.kind === 'text') {
    advance(state);
    advance(state);
    return value({ kind: token.text, value: next.text, span: { start: token.start, end: next.end } });
  }
  if (isSymbol(next, '(')) return subject(deeper(state, () => parseCall(state)));
  return subject(parseName(state));
}

function parseCall(state: ParserState): Syntax {
  const token = advance(state);
  advance(state);
  const args = parseArguments(state, token.text);
  const name = { text: token.text, span: spanOf(token) };
  return { kind: 'call', name, args, span: { start: token.start, end: lastEnd(state) } };
}

/** `(x)` is x; `(a, b)` is a list, which only some arguments take. */
function parseBracket(state: ParserState): Primary {
  const open = advance(state);
  let isList = false;
  const node = deeper(state, () => {
    const first = state.parseWhole(state);
    const items = [first];
    while (isSymbol(peek(state), ',')) {
      advance(state);
      items.push(state.parseWhole(state));
    }
    expectSymbol(state, ')', items.length > 1 ? 'comma-or-close' : 'close-bracket');
    isList = items.length > 1;
    return isList ? { kind: 'list', items, span: { start: open.start, end: lastEnd(state) } } : first;
  });
  return { node, takesWhere: !isList };
}

function parseCase(state: ParserState): Syntax {
  const start = advance(state).start;
  const whens: { readonly when: Syntax; readonly value: Syntax }[] = [];
  if (!isWord(peek(state), 'when')) return failHere(state, 'when');
  while (takeWord(state, 'when')) {
    const when = state.parseWhole(state);
    if (!takeWord(state, 'then')) return failHere(state, 'then');
    whens.push({ when, value: state.parseWhole(state) });
  }
  const otherwise = takeWord(state, 'else') ? state.parseWhole(state) : null;
  if (!takeWord(state, 'end')) return failHere(state, 'end');
  return { kind: 'case', whens, otherwise, span: { start, end: lastEnd(state) } };
}

function value(node: Syntax): Primary {
  return { node, takesWhere: false };
}

function subject(node: Syntax): Primary {
  return { node, takesWhere: true };
}

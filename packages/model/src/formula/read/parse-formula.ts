import { writeInstead } from '../hints.ts';
import { addProblem, hasErrors, type ProblemSink } from '../problem.ts';
import { lex } from './lexer.ts';
import { parseWhole } from './parse-expression.ts';
import { fail, failHere, isWord, MAX_DEPTH, type ParserState, peek } from './parser-state.ts';
import type { Syntax } from './syntax.ts';
import { findDeeper } from './syntax-children.ts';
import { isReservedWord } from './token.ts';

/** In bytes of UTF-8. */
export const MAX_FORMULA_BYTES = 10_000;

/** Reads a formula; null when it cannot be read, with the reasons in `sink`. Never throws. */
export function parseFormula(source: string, sink: ProblemSink): Syntax | null {
  const bytes = new TextEncoder().encode(source).length;
  if (bytes > MAX_FORMULA_BYTES) {
    addProblem(
      sink,
      { start: 0, end: source.length },
      { code: 'model/formula-too-long', params: { bytes, limit: MAX_FORMULA_BYTES } },
    );
    return null;
  }
  const before = sink.problems.length;
  const tokens = lex(source, sink);
  const isCut = hasErrors(sink.problems.slice(before));
  // Mistakes of single characters make the parser stumble over their consequences: those are not reported twice.
  const state: ParserState = {
    source,
    tokens,
    sink: isCut ? { problems: [] } : sink,
    at: 0,
    depth: 0,
    hasFailed: false,
    frame: { start: 0, hasOperator: false, isCondition: false },
    parseWhole,
  };
  if (tokens.length === 1 && !isCut) {
    fail(state, { start: 0, end: source.length }, { code: 'model/empty-formula', params: {} });
    return null;
  }
  const root = parseWhole(state);
  if (peek(state).kind !== 'end') refuseRest(state);
  if (isCut || state.hasFailed) return null;
  const tooDeep = findDeeper(root, MAX_DEPTH);
  if (tooDeep === null) return root;
  fail(state, tooDeep.span, { code: 'model/formula-too-deep', params: { limit: MAX_DEPTH } });
  return null;
}

/** What stands where the formula should have gone on or ended. */
function refuseRest(state: ParserState): void {
  const token = peek(state);
  const before = state.tokens[state.at - 1];
  if (isWord(token, 'per')) {
    const hints = [writeInstead('sum(… per …)', false)];
    fail(state, token, { code: 'model/per-outside-aggregate', params: {}, hints });
  } else if (before?.kind === 'percent' && token.kind === 'number') {
    failHere(state, 'operator', [writeInstead(`${before.text} % ${token.text}`, false)]);
  } else {
    const word = token.text.toLowerCase();
    const isShouted = token.kind === 'name' && word !== token.text && isReservedWord(word);
    failHere(state, 'operator', isShouted ? [writeInstead(word)] : []);
  }
}

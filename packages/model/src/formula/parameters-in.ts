import { lex } from './read/lexer.ts';

/** Every parameter a formula or condition mentions, as it is looked up: `＄user．regions` is `user.regions`. Never throws. */
export function parametersIn(text: string): readonly string[] {
  return lex(text, { problems: [] }).flatMap((token) => (token.kind === 'param' ? [token.text] : []));
}

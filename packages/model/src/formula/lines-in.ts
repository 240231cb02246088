import { lex } from './read/lexer.ts';
import type { Token } from './read/token.ts';

export interface MentionedLine {
  readonly statement: string;
  readonly line: string;
}

/** Every line that a formula names by `statement('…', '…')`, in order, without looking them up. Never throws. */
export function linesIn(text: string): readonly MentionedLine[] {
  const tokens = lex(text, { problems: [] });
  return tokens.flatMap((token, i) => {
    const [open, statement, comma, line] = tokens.slice(i + 1, i + 5);
    if (token.kind !== 'name' || token.text !== 'statement') return [];
    if (!isSign(open, '(') || !isSign(comma, ',')) return [];
    return statement?.kind === 'text' && line?.kind === 'text'
      ? [{ statement: statement.text, line: line.text }]
      : [];
  });
}

function isSign(token: Token | undefined, text: string): boolean {
  return token?.kind === 'symbol' && token.text === text;
}

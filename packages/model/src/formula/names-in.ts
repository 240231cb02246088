import { lex } from './read/lexer.ts';
import { isReservedWord, type Token } from './read/token.ts';

export interface MentionedName {
  readonly kind: 'name' | 'label';
  /** `revenue`, `territory.country`, or a label without its brackets. */
  readonly text: string;
}

/** Every name and label a formula mentions, in order, without resolving them: for ordering metrics before typing. Never throws. */
export function namesIn(text: string): readonly MentionedName[] {
  const tokens = lex(text, { problems: [] });
  const names: MentionedName[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (token?.kind === 'label') names.push({ kind: 'label', text: token.text });
    if (token === undefined || !isMention(token, tokens[i + 1]) || isOption(tokens, i)) continue;
    const isDotted = isSign(tokens[i + 1], '.') && tokens[i + 2]?.kind === 'name';
    names.push({ kind: 'name', text: isDotted ? `${token.text}.${tokens[i + 2]?.text}` : token.text });
    if (isDotted) i += 2;
  }
  return names;
}

function isMention(token: Token, next: Token | undefined): boolean {
  if (token.kind !== 'name' || isReservedWord(token.text)) return false;
  return !isSign(next, '(') && !isSign(next, ':') && next?.kind !== 'text';
}

/** Arguments whose value is one of a few words, which a metric may be called too. */
const WORDED: ReadonlySet<string> = new Set([
  'rate',
  'points',
  'missing',
  'calculation',
  'currency',
  'grain',
  'side',
  'ledger',
]);

function isOption(tokens: readonly Token[], i: number): boolean {
  const before = tokens[i - 2];
  if (isSign(tokens[i - 1], ':')) return before?.kind === 'name' && WORDED.has(before.text);
  const form = tokens[i - 4];
  const isSecond = isSign(tokens[i - 1], ',') && before?.kind === 'text' && isSign(tokens[i - 3], '(');
  return isSecond && form?.kind === 'name' && form.text === 'account';
}

function isSign(token: Token | undefined, text: string): boolean {
  return token?.kind === 'symbol' && token.text === text;
}

import { displayWidth } from './display-width.ts';

const WIDEST = 120;
const BEFORE_MARK = 40;

/** The line that holds offset `start`, and a caret line under `length` characters of it; long lines are cut around the mark. */
export function markText(text: string, start: number, length: number): readonly [string, string] {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', start);
  const line = withoutControls(text.slice(lineStart, lineEnd < 0 ? undefined : lineEnd));
  const at = start - lineStart;
  const from = line.length <= WIDEST ? 0 : wholeCharacter(line, Math.max(0, at - BEFORE_MARK));
  const to = line.length <= WIDEST ? line.length : wholeCharacter(line, from + WIDEST);
  const lead = from > 0 ? '…' : '';
  const shown = `${lead}${line.slice(from, to)}${to < line.length ? '…' : ''}`;
  const before = ' '.repeat(displayWidth(lead + line.slice(from, at)));
  const marked = displayWidth(line.slice(at, Math.min(at + length, to)));
  return [shown, before + '^'.repeat(Math.max(1, marked))];
}

/** Tabs would break the alignment, and escape sequences in a user's text must not reach a terminal; line ends stay. */
export function withoutControls(text: string): string {
  return text.replace(/[^\P{Cc}\n]/gu, ' ');
}

/** Not between the halves of a surrogate pair. */
function wholeCharacter(text: string, offset: number): number {
  return /[\uDC00-\uDFFF]/.test(text.charAt(offset)) ? offset - 1 : offset;
}

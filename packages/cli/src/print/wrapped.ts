import { displayWidth } from '@plumbline/diagnostics';

/** Words of spaced scripts stay whole; between Chinese characters a line may end anywhere. */
const PIECES =
  /\s+|[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]|[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+/gu;

/** One line of text as lines of at most `width` columns, those after the first set in; a longer word stays whole. */
export function wrapped(text: string, width: number, indent: string): readonly string[] {
  if (displayWidth(text) <= width) return [text];
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(PIECES) ?? []) {
    const isFull = displayWidth(line + piece.trimEnd()) > width && line.trim() !== '';
    if (isFull) {
      lines.push(line.trimEnd());
      line = indent;
      if (piece.trim() === '') continue;
    }
    line += piece;
  }
  return [...lines, line.trimEnd()];
}

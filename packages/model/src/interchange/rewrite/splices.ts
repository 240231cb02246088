/** A part of a text and what is to stand in its place. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The text with all of them done; those at one place stand in the order given. */
export function spliced(text: string, splices: readonly Splice[]): string {
  const ordered = [...splices].sort((a, b) => a.start - b.start || a.end - b.end);
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  let made = '';
  let at = 0;
  for (const splice of ordered) {
    if (splice.start < at) continue;
    made += text.slice(at, splice.start) + splice.text.replaceAll('\n', eol);
    at = splice.end;
  }
  return made + text.slice(at);
}

/** The start of the line that holds `at`. */
export function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

/** The start of the line after the one that holds `at`; where a value ends with its line, of that line. */
export function nextLine(text: string, at: number): number {
  if (at > 0 && text[at - 1] === '\n') return at;
  const newline = text.indexOf('\n', at);
  return newline === -1 ? text.length : newline + 1;
}

/** Whole lines put in at the start of a line, or behind the last one. */
export function linesAt(text: string, at: number, lines: string): Splice {
  const isOpenEnd = at === text.length && at > 0 && text[at - 1] !== '\n';
  return { start: at, end: at, text: isOpenEnd ? `\n${lines}` : `${lines}\n` };
}

/** A top-level list of a file: its key, and the text of its items in pieces of whole items. */
export interface YamlPart {
  readonly key: string;
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly pieces: readonly { readonly start: number; readonly end: number }[];
}

const WORTH_SPLITTING = 200_000;
const PIECE = 20_000;
const TOP_LEVEL_LIST = /^([a-z_]+):[ \t]*(?:#.*)?\r?$/;

/**
 * Cuts a large file into pieces that the YAML parser reads twice as fast as the whole (its syntax trees then die
 * young). Only files of plain block lists are cut, where a line that starts with `- ` at the indentation of the
 * items can be nothing but the next item; whatever looks otherwise gives null and is read whole.
 */
export function splitAtItems(text: string): readonly YamlPart[] | null {
  if (text.length < WORTH_SPLITTING || text.startsWith('\uFEFF')) return null;
  const parts: { key: string; keyStart: number; keyEnd: number; pieces: { start: number; end: number }[] }[] =
    [];
  let dash: string | null = null;
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const next = newline === -1 ? text.length : newline + 1;
    const first = text.charCodeAt(start);
    const part = parts.at(-1);
    if (dash !== null && part !== undefined && text.startsWith(dash, start)) {
      const piece = part.pieces.at(-1);
      if (piece === undefined || start - piece.start >= PIECE) part.pieces.push({ start, end: next });
      else piece.end = next;
    } else if (isBlankOrComment(text, start, next)) {
      const piece = part?.pieces.at(-1);
      if (piece !== undefined) piece.end = next;
    } else if (first !== SPACE && first !== DASH) {
      const match = TOP_LEVEL_LIST.exec(text.slice(start, newline === -1 ? text.length : newline));
      if (match?.[1] === undefined) return null;
      parts.push({ key: match[1], keyStart: start, keyEnd: start + match[1].length, pieces: [] });
      dash = dashOfNextItem(text, next);
      if (dash === null) return null;
    } else {
      const piece = part?.pieces.at(-1);
      if (piece === undefined) return null;
      piece.end = next;
    }
    start = next;
  }
  return parts;
}

const SPACE = 32;
const DASH = 45;

function isBlankOrComment(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code === 35) return true;
    if (code !== SPACE && code !== 10 && code !== 13) return false;
  }
  return true;
}

/** The indentation and dash of the items that follow, or null. */
function dashOfNextItem(text: string, from: number): string | null {
  const match = /^(?:[ ]*(?:#.*)?\r?\n)*([ ]*- )/.exec(text.slice(from, from + 10_000));
  return match?.[1] ?? null;
}

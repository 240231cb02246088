import { PlumblineError, report } from '@plumbline/diagnostics';
import type { LineMap } from './line-map.ts';

/** Kept in memory while the end of an element is looked for. */
const LONGEST_ELEMENT = 64_000_000;

const [LF, SPACE, QUOTE, BACKSLASH, COMMA] = [10, 32, 34, 92, 44];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [91, 93, 123, 125];
/** A control character that no JSON text holds: what it replaces stays unreadable. */
const NEVER = 2;

/** True for a text whose first character is `[`. */
export function isJsonArray(head: Buffer): boolean {
  return head.find((byte) => !isBlank(byte)) === OPEN_LIST;
}

/**
 * The elements of a JSON array, one a line, as they are written: whether each is an object is judged later. Throws
 * PlumblineError for a text that is no single, closed array: rows may be missing then.
 */
export async function* arrayLines(
  text: AsyncIterable<Buffer>,
  file: string,
  lines: LineMap,
): AsyncGenerator<Buffer, void, undefined> {
  const split = splitter(file, lines);
  for await (const piece of text) {
    const found = split.push(Buffer.from(piece));
    if (found.length > 0) yield found;
  }
  if (!split.isClosed()) throw refusal(file, 'not-closed');
}

interface Splitter {
  /** The elements that end in this piece; changes the piece. */
  readonly push: (piece: Buffer) => Buffer;
  readonly isClosed: () => boolean;
}

function splitter(file: string, lines: LineMap): Splitter {
  let line = 1;
  /** Of brackets; 1: between the elements. */
  let depth = 0;
  let isOver = false;
  let inText = false;
  let escaped = false;
  /** Line in which the element begins; null between elements. */
  let began: number | null = null;
  let rest: Buffer[] = [];
  let held = 0;

  const within = (piece: Buffer, at: number, byte: number): void => {
    if (byte === LF) piece[at] = inText ? NEVER : SPACE;
    if (inText) {
      if (!escaped && byte === QUOTE) inText = false;
      escaped = !escaped && byte === BACKSLASH;
    } else if (byte === QUOTE) inText = true;
    else if (byte === OPEN_LIST || byte === OPEN_OBJECT) depth++;
    else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) depth--;
  };

  const push = (piece: Buffer): Buffer => {
    const out: Buffer[] = [];
    let from = 0;
    const end = (at: number) => {
      lines.add(began ?? line);
      out.push(...rest, piece.subarray(from, at), Buffer.from(began === null ? '\u0002\n' : '\n'));
      rest = [];
      held = 0;
      began = null;
    };
    for (let at = 0; at < piece.length; at++) {
      const byte = piece[at] ?? 0;
      const isEnd = !inText && depth === 1 && (byte === COMMA || byte === CLOSE_LIST);
      if (isEnd) {
        const isLast = byte === CLOSE_LIST;
        if (began === null) from = at;
        if (began !== null || !isLast) end(at);
        if (isLast) {
          depth = 0;
          isOver = true;
        }
      } else if (began !== null) within(piece, at, byte);
      else if (!isBlank(byte)) {
        if (isOver) throw refusal(file, 'text-after');
        if (depth === 0) depth = 1;
        else {
          began = line;
          from = at;
          within(piece, at, byte);
        }
      }
      if (byte === LF) line++;
    }
    if (began !== null) {
      rest.push(piece.subarray(from));
      held += piece.length - from;
      if (held > LONGEST_ELEMENT)
        throw new PlumblineError([
          report('load/line-too-long', { file, line: began, limit: LONGEST_ELEMENT }),
        ]);
    }
    return Buffer.concat(out);
  };
  return { push, isClosed: () => isOver };
}

function refusal(file: string, problem: 'not-closed' | 'text-after'): PlumblineError {
  return new PlumblineError([report('load/bad-json-array', { file, problem })]);
}

function isBlank(byte: number): boolean {
  return byte === SPACE || byte === LF || byte === 13 || byte === 9;
}

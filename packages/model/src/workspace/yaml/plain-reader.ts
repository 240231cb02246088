import type { Written } from './written.ts';

/** A text and how far it has been read. */
export interface PlainReader {
  readonly text: string;
  at: number;
  /** Values and keys met so far. */
  values: number;
}

type Text = Extract<Written, { kind: 'text' }>;

const NEWLINE = 10;
const SPACE = 32;
const QUOTE = 34;
const BACKSLASH = 92;

/** The next line that holds more than a comment: where its content starts and how far it is indented. Moves nothing. */
export function contentLine(reader: PlainReader): { readonly at: number; readonly indent: number } | null {
  const { text } = reader;
  let lineStart = reader.at;
  while (lineStart < text.length) {
    let at = lineStart;
    while (text.charCodeAt(at) === SPACE) at++;
    const first = text[at];
    if (first !== '\n' && first !== '#' && first !== undefined) return { at, indent: at - lineStart };
    lineStart = endOfLine(text, at);
  }
  return null;
}

/** The start of the next line. */
export function endOfLine(text: string, at: number): number {
  const newline = text.indexOf('\n', at);
  return newline === -1 ? text.length : newline + 1;
}

export function skipSpaces(reader: PlainReader): void {
  while (reader.text.charCodeAt(reader.at) === SPACE) reader.at++;
}

export function isSpace(text: string, at: number): boolean {
  return text.charCodeAt(at) === SPACE;
}

/** True at a line end, at the end of the text and at a comment. */
export function isEndOfContent({ text, at }: PlainReader): boolean {
  return at >= text.length || text.charCodeAt(at) === NEWLINE || text[at] === '#';
}

/** Where a key of ASCII letters, digits and `_` ends; `at` itself when there is none. */
export function keyEnd(text: string, at: number): number {
  let end = at;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    const isLetter = (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95;
    if (!isLetter && (end === at || code < 48 || code > 57)) break;
  }
  return end;
}

/** A quoted text that ends on its line; of the escapes in double quotes, those that JSON has. */
export function readQuoted(reader: PlainReader): Text | null {
  const { text, at: start } = reader;
  const read = text[start] === '"' ? doubleQuoted(text, start) : singleQuoted(text, start);
  if (read === null || text.slice(start, read.end).includes('\n')) return null;
  reader.at = read.end;
  reader.values++;
  return { kind: 'text', value: read.value, start, end: read.end };
}

interface Quoted {
  readonly value: string;
  readonly end: number;
}

function singleQuoted(text: string, start: number): Quoted | null {
  let end = text.indexOf("'", start + 1);
  while (end !== -1 && text[end + 1] === "'") end = text.indexOf("'", end + 2);
  return end === -1 ? null : { value: text.slice(start + 1, end).replaceAll("''", "'"), end: end + 1 };
}

function doubleQuoted(text: string, start: number): Quoted | null {
  let hasEscapes = false;
  let end = start + 1;
  for (; end < text.length && text.charCodeAt(end) !== QUOTE; end++) {
    if (text.charCodeAt(end) !== BACKSLASH) continue;
    hasEscapes = true;
    end++;
  }
  if (end >= text.length) return null;
  if (!hasEscapes) return { value: text.slice(start + 1, end), end: end + 1 };
  const value = jsonText(text.slice(start, end + 1));
  return value === null ? null : { value, end: end + 1 };
}

function jsonText(quoted: string): string | null {
  try {
    const value: unknown = JSON.parse(quoted);
    return typeof value === 'string' ? value : null;
  } catch {
    return null;
  }
}

/** Characters that mean something at the start of a text, or that only the full parser can tell. */
const NEVER_FIRST = '&*!|>%@`?:,[]{}#"\'';

/** A text without quotes, up to the end of its line or, in flow, to the next `,` `]` `}` or `: `. */
export function readPlain(reader: PlainReader, inFlow: boolean): Text | null {
  const { text, at: start } = reader;
  const first = text[start] ?? '';
  if (first === '' || NEVER_FIRST.includes(first)) return null;
  if (first === '-' && !/[^ \n,[\]{}]/.test(text[start + 1] ?? ' ')) return null;
  let at = start;
  let end = start;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === NEWLINE) break;
    if (code === SPACE) continue;
    if (code === HASH && text.charCodeAt(at - 1) === SPACE) break;
    if (code === COLON && endsKey(text, at, inFlow)) {
      if (!inFlow) return null;
      break;
    }
    if (inFlow && FLOW_SIGNS.has(code)) break;
    end = at + 1;
  }
  reader.at = at;
  reader.values++;
  return { kind: 'text', value: text.slice(start, end), start, end };
}

const HASH = 35;
const COLON = 58;
const FLOW_SIGNS = new Set([...',[]{}'].map((sign) => sign.charCodeAt(0)));

function endsKey(text: string, colon: number, inFlow: boolean): boolean {
  const next = text.charCodeAt(colon + 1);
  return Number.isNaN(next) || next === SPACE || next === NEWLINE || (inFlow && FLOW_SIGNS.has(next));
}

import { YAML_LIMITS } from './limits.ts';
import {
  contentLine,
  endOfLine,
  isEndOfContent,
  isSpace,
  keyEnd,
  type PlainReader,
  readPlain,
  readQuoted,
  skipSpaces,
} from './plain-reader.ts';
import { readFlow } from './read-flow.ts';
import type { Written, WrittenEntry, WrittenMap } from './written.ts';

/**
 * Reads the plain part of YAML in which nearly all definitions are written, about ten times as fast as the full
 * parser: block and flow maps and lists, texts on one line, comments. Whatever else it meets, mistakes included,
 * gives null, and the file is read by the full parser; where it gives a value, both give the same.
 */
export function readPlainYaml(text: string): WrittenMap | null {
  if (UNUSUAL.test(text)) return null;
  const reader: PlainReader = { text, at: 0, values: 0 };
  const line = contentLine(reader);
  if (line === null || line.indent !== 0) return null;
  reader.at = line.at;
  const root = readBlockMap(reader, 0, 1);
  return root === null || contentLine(reader) !== null || reader.values > YAML_LIMITS.values ? null : root;
}

/** Anything but line feeds and printable characters: tabs, carriage returns, byte order marks … */
const UNUSUAL = /[^\n -~\u00A0-\u2027\u202A-\uFEFE\uFF00-\uFFFF]/;
const DASH = '-';

/** The reader stands at the first key; the map ends where a line starts further left. */
function readBlockMap(reader: PlainReader, column: number, depth: number): WrittenMap | null {
  if (depth > YAML_LIMITS.depth) return null;
  reader.values++;
  const { text } = reader;
  const start = reader.at;
  const entries = new Map<string, WrittenEntry>();
  let end = start;
  for (;;) {
    const keyStart = reader.at;
    const keyStop = keyEnd(text, keyStart);
    const key = text.slice(keyStart, keyStop);
    const after = text[keyStop + 1];
    if (key === '' || text[keyStop] !== ':' || (after !== ' ' && after !== '\n' && after !== undefined))
      return null;
    if (entries.has(key)) return null;
    reader.at = keyStop + 1;
    reader.values++;
    const value = readAfterKey(reader, column, depth);
    if (value === null) return null;
    entries.set(key, { keyStart, keyEnd: keyStop, value });
    end = value.end;
    const line = contentLine(reader);
    if (line === null || line.indent < column) break;
    if (line.indent > column) return null;
    reader.at = line.at;
  }
  return { kind: 'map', entries, flow: false, start, end };
}

/** What stands after `key:`, on the line or below it. */
function readAfterKey(reader: PlainReader, column: number, depth: number): Written | null {
  const keyStop = reader.at - 1;
  skipSpaces(reader);
  if (!isEndOfContent(reader)) return readInline(reader, column, depth);
  reader.at = endOfLine(reader.text, reader.at);
  const line = contentLine(reader);
  const isList = line !== null && startsItem(reader.text, line.at);
  if (line === null || line.indent < column || (line.indent === column && !isList)) {
    reader.values++;
    return { kind: 'text', value: '', start: keyStop, end: keyStop };
  }
  reader.at = line.at;
  return isList
    ? readBlockList(reader, line.indent, depth + 1)
    : readBlockMap(reader, line.indent, depth + 1);
}

function startsItem(text: string, at: number): boolean {
  return text[at] === DASH && text[at + 1] === ' ';
}

function readBlockList(reader: PlainReader, column: number, depth: number): Written | null {
  if (depth > YAML_LIMITS.depth) return null;
  reader.values++;
  const start = reader.at;
  const items: Written[] = [];
  for (;;) {
    reader.at += 1;
    skipSpaces(reader);
    const item = readItem(reader, column, depth);
    if (item === null) return null;
    items.push(item);
    const line = contentLine(reader);
    if (line === null || line.indent < column) break;
    if (line.indent > column) return null;
    if (!startsItem(reader.text, line.at)) break;
    reader.at = line.at;
  }
  return { kind: 'list', items, start, end: items.at(-1)?.end ?? start };
}

function readItem(reader: PlainReader, column: number, depth: number): Written | null {
  const { text, at } = reader;
  if (isEndOfContent(reader) || startsItem(text, at)) return null;
  const stop = keyEnd(text, at);
  const isKey = stop > at && text[stop] === ':' && (text[stop + 1] === ' ' || text[stop + 1] === '\n');
  if (!isKey) return readInline(reader, column, depth);
  const lineStart = text.lastIndexOf('\n', at) + 1;
  return readBlockMap(reader, at - lineStart, depth + 1);
}

/** A value on the line of its key or dash; nothing may follow it there or, further right, below it. */
function readInline(reader: PlainReader, column: number, depth: number): Written | null {
  const first = reader.text[reader.at];
  let value: Written | null;
  if (first === '{' || first === '[') value = readFlow(reader, column, depth + 1);
  else if (first === '"' || first === "'") value = readQuoted(reader);
  else value = readPlain(reader, false);
  if (value === null) return null;
  skipSpaces(reader);
  const { text, at } = reader;
  const isOver = isEndOfContent(reader) && (text[at] !== '#' || isSpace(text, at - 1));
  reader.at = endOfLine(text, at);
  const line = contentLine(reader);
  return isOver && (line === null || line.indent <= column) ? value : null;
}

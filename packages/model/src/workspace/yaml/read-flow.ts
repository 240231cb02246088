import { YAML_LIMITS } from './limits.ts';
import {
  contentLine,
  endOfLine,
  isEndOfContent,
  isSpace,
  type PlainReader,
  readPlain,
  readQuoted,
  skipSpaces,
} from './plain-reader.ts';
import type { Written, WrittenEntry } from './written.ts';

/** A map or list in brackets, which may run over lines that are indented further than `column`. */
export function readFlow(reader: PlainReader, column: number, depth: number): Written | null {
  if (depth > YAML_LIMITS.depth) return null;
  reader.values++;
  return reader.text[reader.at] === '{'
    ? readFlowMap(reader, column, depth)
    : readFlowList(reader, column, depth);
}

function readFlowList(reader: PlainReader, column: number, depth: number): Written | null {
  const start = reader.at++;
  const items: Written[] = [];
  if (!skipInside(reader, column)) return null;
  while (reader.text[reader.at] !== ']') {
    const item = readFlowValue(reader, column, depth);
    if (item === null || !skipInside(reader, column)) return null;
    items.push(item);
    if (!readComma(reader, column, ']')) return null;
  }
  reader.at++;
  return { kind: 'list', items, start, end: reader.at };
}

function readFlowMap(reader: PlainReader, column: number, depth: number): Written | null {
  const start = reader.at++;
  const entries = new Map<string, WrittenEntry>();
  if (!skipInside(reader, column)) return null;
  while (reader.text[reader.at] !== '}') {
    const entry = readEntry(reader, column, depth);
    if (entry === null || entries.has(entry.key) || !skipInside(reader, column)) return null;
    entries.set(entry.key, entry.entry);
    if (!readComma(reader, column, '}')) return null;
  }
  reader.at++;
  return { kind: 'map', entries, flow: true, start, end: reader.at };
}

function readEntry(
  reader: PlainReader,
  column: number,
  depth: number,
): { readonly key: string; readonly entry: WrittenEntry } | null {
  const isQuoted = reader.text[reader.at] === '"';
  const key = isQuoted ? readQuoted(reader) : readPlain(reader, true);
  if (key === null || !isUsualKey(key.value)) return null;
  const place = { keyStart: key.start, keyEnd: key.end };
  const next = reader.text[reader.at];
  if (!isQuoted && (next === ',' || next === '}'))
    return { key: key.value, entry: { ...place, value: null } };
  if (next !== ':') return null;
  reader.at++;
  if (!skipInside(reader, column)) return null;
  const value = readFlowValue(reader, column, depth);
  return value === null ? null : { key: key.value, entry: { ...place, value } };
}

/** The full parser merges `<<` and refuses what is longer. */
function isUsualKey(key: string): boolean {
  return key !== '' && key !== '<<' && key.length < 1000 && !key.includes(':');
}

function readFlowValue(reader: PlainReader, column: number, depth: number): Written | null {
  const first = reader.text[reader.at];
  if (first === '{' || first === '[') return readFlow(reader, column, depth + 1);
  return first === '"' || first === "'" ? readQuoted(reader) : readPlain(reader, true);
}

/** Over `,` to the next item, or stands at `close`; a comma before `close` is left to the full parser. */
function readComma(reader: PlainReader, column: number, close: ']' | '}'): boolean {
  const sign = reader.text[reader.at];
  if (sign === close) return true;
  if (sign !== ',') return false;
  reader.at++;
  return skipInside(reader, column) && reader.text[reader.at] !== close;
}

/** Over spaces, comments and line ends, as long as lines stay right of `column`. */
function skipInside(reader: PlainReader, column: number): boolean {
  const { text } = reader;
  skipSpaces(reader);
  while (text[reader.at] === '\n' || (text[reader.at] === '#' && isSpace(text, reader.at - 1))) {
    reader.at = endOfLine(text, reader.at);
    const line = contentLine(reader);
    if (line === null || line.indent <= column) return false;
    reader.at = line.at;
  }
  return !isEndOfContent(reader);
}

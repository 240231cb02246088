import type { Code, Hint, Params } from '@plumbline/diagnostics';
import { writeInstead } from '../hints.ts';
import { addProblem, type ProblemSink } from '../problem.ts';
import { isBlank, isDigit, isNamePart, isNameStart, toAscii } from './characters.ts';
import type { Token } from './token.ts';

/** Longest first. */
const SYMBOLS = ['->', '<=', '>=', '<>', '+', '-', '*', '/', '%', '=', '<', '>', '(', ')', ',', ':', '.'];
/** Signs of other languages, with what is written here; the first that fits is taken, so the longer stand first. */
const FOREIGN: readonly {
  readonly sign: string;
  readonly meant: string;
  readonly token: Token['text'] | null;
}[] = [
  { sign: '!=', meant: '<>', token: '<>' },
  { sign: '==', meant: '=', token: '=' },
  { sign: '=>', meant: '>=', token: '>=' },
  { sign: '=<', meant: '<=', token: '<=' },
  { sign: '&&', meant: 'and', token: 'and' },
  { sign: '||', meant: 'or', token: 'or' },
  { sign: '**', meant: 'power(x, y)', token: null },
  { sign: '^', meant: 'power(x, y)', token: null },
  { sign: '&', meant: 'concat(a, b)', token: null },
];
const CLOSERS: ReadonlyMap<string, string> = new Map([
  ["'", "'"],
  ['＇', '＇'],
  ['‘', '’'],
  ['"', '"'],
  ['“', '”'],
  ['＂', '＂'],
  ['[', ']'],
  ['［', '］'],
  ['【', '】'],
]);

interface Scan {
  readonly source: string;
  readonly sink: ProblemSink;
  readonly tokens: Token[];
  at: number;
  isFullWidthNoted: boolean;
}

/** Cuts a text into tokens, the last one being `end`. Never fails: what cannot be read is reported and left out. */
export function lex(source: string, sink: ProblemSink): readonly Token[] {
  const scan: Scan = { source, sink, tokens: [], at: 0, isFullWidthNoted: false };
  while (scan.at < source.length) {
    const written = characterAt(source, scan.at);
    const character = toAscii(written);
    if (isBlank(character)) scan.at += written.length;
    else step(scan, written, character);
  }
  scan.tokens.push({ kind: 'end', text: '', start: source.length, end: source.length });
  return scan.tokens;
}

function step(scan: Scan, written: string, character: string): void {
  if (isDigit(character)) scanNumber(scan);
  else if (isNameStart(character)) scanName(scan);
  else if (character === '$') scanParameter(scan);
  else if (character === "'" || character === '"') scanText(scan, written, character);
  else if (character === '[') scanLabel(scan, written);
  else scanSymbol(scan);
}

function scanNumber(scan: Scan): void {
  const start = scan.at;
  const whole = takeWhile(scan, isDigit);
  let text = whole;
  if (asciiAt(scan, scan.at) === '.' && isDigit(asciiAt(scan, scan.at + 1))) {
    scan.at += 1;
    text = `${whole}.${takeWhile(scan, isDigit)}`;
  }
  const isPercent = asciiAt(scan, scan.at) === '%';
  if (isPercent) scan.at += 1;
  push(scan, isPercent ? 'percent' : 'number', text, start);
}

function scanName(scan: Scan): void {
  const start = scan.at;
  push(scan, 'name', takeWhile(scan, isNamePart), start);
}

function scanParameter(scan: Scan): void {
  const start = scan.at;
  scan.at += 1;
  let name = takeWhile(scan, isNamePart);
  while (name !== '' && asciiAt(scan, scan.at) === '.' && isNameStart(asciiAt(scan, scan.at + 1))) {
    scan.at += 1;
    name += `.${takeWhile(scan, isNamePart)}`;
  }
  if (name === '') refuse(scan, start, { code: 'model/unexpected-character', params: { character: '$' } });
  else push(scan, 'param', name, start);
}

function scanText(scan: Scan, opener: string, ascii: string): void {
  const start = scan.at;
  const value = takeQuoted(scan, opener);
  if (value === null) {
    refuse(scan, start, { code: 'model/unclosed', params: { what: 'text' } });
    return;
  }
  if (ascii === '"') {
    const meant = `'${value.replaceAll("'", "''")}'`;
    refuse(scan, start, {
      code: 'model/double-quotes',
      params: { text: value },
      hints: [writeInstead(meant)],
    });
  }
  push(scan, 'text', value, start);
}

function scanLabel(scan: Scan, opener: string): void {
  const start = scan.at;
  const value = takeQuoted(scan, opener);
  if (value === null) refuse(scan, start, { code: 'model/unclosed', params: { what: 'label' } });
  else if (value.trim() === '') refuse(scan, start, { code: 'model/empty-label', params: {} });
  else push(scan, 'label', value.trim(), start);
}

/** The text between an opener and its closer, where a doubled closer stands for itself; null when it never closes. */
function takeQuoted(scan: Scan, opener: string): string | null {
  const closer = CLOSERS.get(opener) ?? opener;
  let value = '';
  let from = scan.at + opener.length;
  for (;;) {
    const end = scan.source.indexOf(closer, from);
    if (end < 0) {
      scan.at = scan.source.length;
      return null;
    }
    value += scan.source.slice(from, end);
    from = end + closer.length;
    if (!scan.source.startsWith(closer, from)) break;
    value += closer;
    from += closer.length;
  }
  scan.at = from;
  return value;
}

function scanSymbol(scan: Scan): void {
  const start = scan.at;
  const ahead = asciiAt(scan, start) + asciiAt(scan, start + 1);
  if (ahead.startsWith('--') || ahead.startsWith('/*')) {
    refuse(scan, start, { code: 'model/no-comments', params: { sign: ahead.slice(0, 2) } }, 2);
  }
  const foreign = FOREIGN.find((entry) => ahead.startsWith(entry.sign));
  const symbol = SYMBOLS.find((entry) => ahead.startsWith(entry));
  if (foreign !== undefined) scanForeign(scan, foreign);
  else if (symbol === undefined) skipUnknown(scan);
  else {
    scan.at += asciiAt(scan, start).length >= symbol.length ? 1 : symbol.length;
    push(scan, 'symbol', symbol, start);
  }
}

function scanForeign(scan: Scan, foreign: (typeof FOREIGN)[number]): void {
  const start = scan.at;
  scan.at += foreign.sign.length;
  const hints = [writeInstead(foreign.meant, foreign.token !== null)];
  refuse(scan, start, { code: 'model/foreign-sign', params: { sign: foreign.sign }, hints });
  if (foreign.token !== null)
    push(scan, /^[a-z]/.test(foreign.token) ? 'name' : 'symbol', foreign.token, start);
}

/** A run of characters that mean nothing here is one finding. */
function skipUnknown(scan: Scan): void {
  const start = scan.at;
  const first = characterAt(scan.source, start);
  while (scan.at < scan.source.length && isUnknown(scan)) scan.at += characterAt(scan.source, scan.at).length;
  if (scan.at === start) scan.at += first.length;
  refuse(scan, start, { code: 'model/unexpected-character', params: { character: first } });
}

function isUnknown(scan: Scan): boolean {
  const character = asciiAt(scan, scan.at);
  const isKnown =
    isBlank(character) ||
    isDigit(character) ||
    isNameStart(character) ||
    `$'"[`.includes(character) ||
    SYMBOLS.some((symbol) => symbol.startsWith(character) || character.startsWith(symbol)) ||
    FOREIGN.some((entry) => entry.sign.startsWith(character));
  return !isKnown;
}

function push(scan: Scan, kind: Token['kind'], text: string, start: number): void {
  const token = { kind, text, start, end: scan.at };
  scan.tokens.push(token);
  noteFullWidth(scan, token);
}

/** Full-width signs are read as meant; the first one is mentioned. */
function noteFullWidth(scan: Scan, token: Token): void {
  const written = scan.source.slice(token.start, token.end);
  const isQuoted = token.kind === 'text' || token.kind === 'label';
  const visible = isQuoted ? written.slice(0, 1) : written;
  const meant = [...visible].map(toAscii).join('');
  if (scan.isFullWidthNoted || meant === visible) return;
  scan.isFullWidthNoted = true;
  addProblem(scan.sink, token, {
    code: 'model/full-width',
    params: { written: visible, meant },
    hints: isQuoted ? [] : [writeInstead(meant)],
    severity: 'note',
  });
}

function refuse<C extends Code>(
  scan: Scan,
  start: number,
  finding: { readonly code: C; readonly params: Params[C]; readonly hints?: readonly Hint[] },
  length = scan.at - start,
): void {
  addProblem(scan.sink, { start, end: start + Math.max(1, length) }, finding);
}

function takeWhile(scan: Scan, belongs: (character: string) => boolean): string {
  let text = '';
  while (scan.at < scan.source.length) {
    const written = characterAt(scan.source, scan.at);
    const character = toAscii(written);
    if (!belongs(character)) break;
    text += character;
    scan.at += written.length;
  }
  return text;
}

function asciiAt(scan: Scan, index: number): string {
  return index < scan.source.length ? toAscii(characterAt(scan.source, index)) : '';
}

function characterAt(source: string, index: number): string {
  const code = source.codePointAt(index);
  return code === undefined ? '' : String.fromCodePoint(code);
}

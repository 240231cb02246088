import type { SqlNode, SqlOperator } from './sql-node.ts';
import { type SqlToken, tokenizeSql } from './tokenize-sql.ts';

/** How deep an expression may be nested. */
const DEEPEST = 200;

interface Reader {
  readonly tokens: readonly SqlToken[];
  at: number;
  depth: number;
}

/** What stops the reading; never leaves this file. */
class NotRead extends Error {}

/** One expression of SQL; null where it is none, or more than definitions need: subqueries, windows, intervals. */
export function parseSql(sql: string): SqlNode | null {
  const tokens = tokenizeSql(sql);
  if (tokens === null || tokens.length === 0) return null;
  const reader: Reader = { tokens, at: 0, depth: 0 };
  try {
    const node = readOr(reader);
    return reader.at === tokens.length ? node : null;
  } catch (cause) {
    if (cause instanceof NotRead) return null;
    throw cause;
  }
}

function peekWord(reader: Reader, ahead = 0): string | null {
  const token = reader.tokens[reader.at + ahead];
  return token?.kind === 'name' ? token.text.toLowerCase() : null;
}

function peekSymbol(reader: Reader): string | null {
  const token = reader.tokens[reader.at];
  return token?.kind === 'symbol' ? token.text : null;
}

function takeWord(reader: Reader, ...words: readonly string[]): boolean {
  if (!words.every((word, i) => peekWord(reader, i) === word)) return false;
  reader.at += words.length;
  return true;
}

function takeSymbol(reader: Reader, symbol: string): boolean {
  if (peekSymbol(reader) !== symbol) return false;
  reader.at++;
  return true;
}

function needWord(reader: Reader, word: string): void {
  if (!takeWord(reader, word)) throw new NotRead();
}

function needSymbol(reader: Reader, symbol: string): void {
  if (!takeSymbol(reader, symbol)) throw new NotRead();
}

function readOr(reader: Reader): SqlNode {
  if (++reader.depth > DEEPEST) throw new NotRead();
  let left = readAnd(reader);
  while (takeWord(reader, 'or')) left = binary('or', left, readAnd(reader));
  reader.depth--;
  return left;
}

function readAnd(reader: Reader): SqlNode {
  let left = readNot(reader);
  while (takeWord(reader, 'and')) left = binary('and', left, readNot(reader));
  return left;
}

function readNot(reader: Reader): SqlNode {
  if (!takeWord(reader, 'not')) return readComparison(reader);
  if (++reader.depth > DEEPEST) throw new NotRead();
  const operand = readNot(reader);
  reader.depth--;
  return { kind: 'unary', operator: 'not', operand };
}

const COMPARISONS: readonly SqlOperator[] = ['=', '<>', '<', '<=', '>', '>='];

function readComparison(reader: Reader): SqlNode {
  let left = readSum(reader);
  for (;;) {
    const symbol = COMPARISONS.find((one) => one === peekSymbol(reader));
    if (symbol !== undefined) {
      reader.at++;
      left = binary(symbol, left, readSum(reader));
    } else if (takeWord(reader, 'is')) {
      left = readIs(reader, left);
    } else {
      const negated =
        peekWord(reader) === 'not' && ['in', 'between', 'like'].includes(peekWord(reader, 1) ?? '');
      if (negated) reader.at++;
      const test = readTest(reader, left, negated);
      if (test === null) return left;
      left = test;
    }
  }
}

function readIs(reader: Reader, operand: SqlNode): SqlNode {
  const negated = takeWord(reader, 'not');
  if (takeWord(reader, 'null')) return { kind: 'null-test', operand, negated };
  const word = takeWord(reader, 'true') ? 'true' : takeWord(reader, 'false') ? 'false' : null;
  if (word === null || negated) throw new NotRead();
  return {
    kind: 'call',
    name: 'coalesce',
    args: [binary('=', operand, { kind: 'word', word }), { kind: 'word', word: 'false' }],
  };
}

function readTest(reader: Reader, operand: SqlNode, negated: boolean): SqlNode | null {
  if (takeWord(reader, 'in')) {
    needSymbol(reader, '(');
    return { kind: 'in', operand, items: readArguments(reader), negated };
  }
  if (takeWord(reader, 'between')) {
    const low = readSum(reader);
    needWord(reader, 'and');
    return { kind: 'between', operand, low, high: readSum(reader), negated };
  }
  if (takeWord(reader, 'like')) return binary(negated ? 'not like' : 'like', operand, readSum(reader));
  return null;
}

function readSum(reader: Reader): SqlNode {
  let left = readProduct(reader);
  for (;;) {
    const symbol = (['+', '-', '||'] as const).find((one) => one === peekSymbol(reader));
    if (symbol === undefined) return left;
    reader.at++;
    left = binary(symbol, left, readProduct(reader));
  }
}

function readProduct(reader: Reader): SqlNode {
  let left = readUnary(reader);
  for (;;) {
    const symbol = (['*', '/', '%'] as const).find((one) => one === peekSymbol(reader));
    if (symbol === undefined) return left;
    reader.at++;
    left = binary(symbol, left, readUnary(reader));
  }
}

function readUnary(reader: Reader): SqlNode {
  if (takeSymbol(reader, '+')) return readUnary(reader);
  if (!takeSymbol(reader, '-')) return readCast(reader);
  if (++reader.depth > DEEPEST) throw new NotRead();
  const operand = readUnary(reader);
  reader.depth--;
  return { kind: 'unary', operator: '-', operand };
}

/** `x::type`, any number of times. */
function readCast(reader: Reader): SqlNode {
  let operand = readPrimary(reader);
  while (takeSymbol(reader, '::')) operand = { kind: 'cast', operand, type: readType(reader) };
  return operand;
}

function readPrimary(reader: Reader): SqlNode {
  const token = reader.tokens[reader.at];
  if (token === undefined) throw new NotRead();
  if (takeSymbol(reader, '(')) {
    const inside = readOr(reader);
    needSymbol(reader, ')');
    return inside;
  }
  reader.at++;
  if (token.kind === 'number') return { kind: 'number', text: token.text };
  if (token.kind === 'text') return { kind: 'text', value: token.text };
  if (token.kind === 'slot') return { kind: 'slot', slot: Number(token.text) };
  if (token.kind === 'quoted') return readQualified(reader, token.text);
  if (token.kind !== 'name') throw new NotRead();
  return readNamed(reader, token.text);
}

/** Words that begin what this grammar leaves out. */
const LEFT_OUT: ReadonlySet<string> = new Set(['select', 'exists', 'interval', 'distinct', 'over', 'array']);

function readNamed(reader: Reader, written: string): SqlNode {
  const word = written.toLowerCase();
  if (word === 'true' || word === 'false' || word === 'null') return { kind: 'word', word };
  if (word === 'case') return readCase(reader);
  if (LEFT_OUT.has(word)) throw new NotRead();
  if (word === 'extract' && takeSymbol(reader, '(')) return readExtract(reader);
  if (word === 'cast' && takeSymbol(reader, '(')) {
    const operand = readOr(reader);
    needWord(reader, 'as');
    const type = readType(reader);
    needSymbol(reader, ')');
    return { kind: 'cast', operand, type };
  }
  if ((word === 'date' || word === 'timestamp') && reader.tokens[reader.at]?.kind === 'text') {
    const operand = readPrimary(reader);
    return { kind: 'cast', operand, type: word };
  }
  return takeSymbol(reader, '(') ? readCall(reader, word) : readQualified(reader, written);
}

/** `extract(year from x)` is `date_part('year', x)`. */
function readExtract(reader: Reader): SqlNode {
  const part = reader.tokens[reader.at++];
  if (part?.kind !== 'name' && part?.kind !== 'text') throw new NotRead();
  needWord(reader, 'from');
  const operand = readOr(reader);
  needSymbol(reader, ')');
  return { kind: 'call', name: 'date_part', args: [{ kind: 'text', value: part.text }, operand] };
}

/** `count(*)` is called `count_rows`, `count(distinct x)` `count_distinct`. */
function readCall(reader: Reader, name: string): SqlNode {
  if (name === 'count' && takeSymbol(reader, '*')) {
    needSymbol(reader, ')');
    return { kind: 'call', name: 'count_rows', args: [] };
  }
  if (name === 'count' && takeWord(reader, 'distinct'))
    return { kind: 'call', name: 'count_distinct', args: readArguments(reader) };
  return { kind: 'call', name, args: readArguments(reader) };
}

function readQualified(reader: Reader, first: string): SqlNode {
  let name = first;
  let qualifier: string | null = null;
  while (takeSymbol(reader, '.')) {
    const next = reader.tokens[reader.at++];
    if (next?.kind !== 'name' && next?.kind !== 'quoted') throw new NotRead();
    qualifier = name;
    name = next.text;
  }
  return { kind: 'name', name, qualifier };
}

/** After the opening bracket. */
function readArguments(reader: Reader): readonly SqlNode[] {
  if (takeSymbol(reader, ')')) return [];
  const args = [readOr(reader)];
  while (takeSymbol(reader, ',')) args.push(readOr(reader));
  needSymbol(reader, ')');
  return args;
}

function readType(reader: Reader): string {
  const token = reader.tokens[reader.at++];
  if (token?.kind !== 'name') throw new NotRead();
  let type = token.text.toLowerCase();
  if (takeSymbol(reader, '('))
    type += `(${readArguments(reader)
      .map((arg) => (arg.kind === 'number' ? arg.text : ''))
      .join(',')})`;
  return type;
}

function readCase(reader: Reader): SqlNode {
  const subject = peekWord(reader) === 'when' ? null : readOr(reader);
  const branches: { when: SqlNode; then: SqlNode }[] = [];
  while (takeWord(reader, 'when')) {
    const when = readOr(reader);
    needWord(reader, 'then');
    branches.push({ when, then: readOr(reader) });
  }
  const otherwise = takeWord(reader, 'else') ? readOr(reader) : null;
  needWord(reader, 'end');
  if (branches.length === 0) throw new NotRead();
  return { kind: 'case', subject, branches, otherwise };
}

function binary(operator: SqlOperator, left: SqlNode, right: SqlNode): SqlNode {
  return { kind: 'binary', operator, left, right };
}

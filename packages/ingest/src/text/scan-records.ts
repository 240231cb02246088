import { PlumblineError, report } from '@plumbline/diagnostics';

/** Where the records of a delimited text are. Works on bytes, so the text must be UTF-8 (or any ASCII superset). */
export interface RecordScan {
  /** Feeds the next piece; `last` ends the text. */
  readonly push: (piece: Buffer, last: boolean) => void;
  readonly counts: () => RecordCounts;
}

export interface RecordCounts {
  /** Records that are neither blank nor broken. */
  readonly record: number;
  readonly blank: number;
  readonly broken: number;
  /** Line ends outside quotes. */
  readonly lf: number;
  readonly crlf: number;
  /** Line ends with carriage returns to spare. */
  readonly doubled: number;
  /** Lines that are comments, or skipped. */
  readonly omitted: number;
  /** Line feeds inside quoted fields. */
  readonly quotedNewlines: number;
  /** The first that is not blank. */
  readonly first: {
    readonly kind: 'record' | 'broken';
    readonly line: number;
    readonly lines: number;
  } | null;
}

/** One record: byte offset and length without its line end, first physical line (from 1). */
export interface TextRecord {
  readonly kind: 'record' | 'blank' | 'broken';
  readonly offset: number;
  readonly line: number;
  /** Physical lines it spans, its own end included. */
  readonly lines: number;
  readonly bytes: Buffer;
}

export interface ScanRules {
  /** For messages. */
  readonly file: string;
  /** One byte. */
  readonly delimiter: number;
  /** One byte; null: fields are never quoted (JSON lines among others). */
  readonly quote: number | null;
  /** What makes a quote inside a quoted field a part of it; null: another quote. */
  readonly escape: number | null;
  /** Lines that begin with it, blanks aside, are no records; null: none does. */
  readonly comment: number | null;
  /** Lines at the beginning that are no records. */
  readonly skip: number;
}

const LF = 10;
const CR = 13;
const SPACE = 32;
/** DuckDB refuses longer lines; a quote still open after so much was never closed. */
const MAX_RECORD = 2_000_000;
/** Kept in memory while its end is looked for. */
const LONGEST_LINE = 64_000_000;

/**
 * A quote opens a field only at the field's start and must close before a delimiter or line end; where it does
 * not, only the line that opened it is broken, and reading goes on with the next line.
 */
export function scanRecords(rules: ScanRules, visit: ((record: TextRecord) => void) | null): RecordScan {
  let rest: Buffer = Buffer.alloc(0);
  let offset = 0;
  let first: RecordCounts['first'] = null;
  const n = {
    line: 1,
    record: 0,
    blank: 0,
    broken: 0,
    omitted: 0,
    lf: 0,
    crlf: 0,
    doubled: 0,
    quotedNewlines: 0,
  };

  const take = (buffer: Buffer, last: boolean): number => {
    const view: View = { buffer, last, rules, quoteAt: -1, crAt: -1 };
    let at = 0;
    while (at < buffer.length) {
      const mayHurry = visit === null && first !== null && rules.comment === null && n.line > rules.skip;
      if (mayHurry) at = skipPlain(view, at, n);
      if (at >= buffer.length) break;
      const isOmitted = n.line <= rules.skip || isComment(view, at);
      const found = rules.quote === null || isOmitted ? plainRecord(view, at) : nextRecord(view, at);
      if (found === null) break;
      const { end, inside } = found;
      let stop = end;
      while (stop > at && buffer[stop - 1] === CR) stop--;
      if (end < buffer.length) n[stop < end ? 'crlf' : 'lf']++;
      const stray = rules.quote !== null && !isOmitted && !found.broken && hasStray(view, at, stop);
      const isBlank = isOmitted || stop === at;
      const kind = isBlank ? 'blank' : found.broken || stray ? 'broken' : 'record';
      if (isOmitted) n.omitted++;
      n[kind]++;
      if (!isOmitted && (end - stop > 1 || (end === buffer.length && stop < end))) n.doubled++;
      if (kind === 'record') n.quotedNewlines += inside;
      if (kind !== 'blank' && first === null) first = { kind, line: n.line, lines: inside + 1 };
      visit?.({
        kind,
        offset: offset + at,
        line: n.line,
        lines: inside + 1,
        bytes: buffer.subarray(at, stop),
      });
      n.line += inside + 1;
      at = end + 1;
    }
    return Math.min(at, buffer.length);
  };

  return {
    push(piece, last) {
      const buffer = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
      const used = take(buffer, last);
      // The caller may use the memory of a piece again.
      rest = Buffer.from(buffer.subarray(used));
      offset += used;
      if (rest.length > LONGEST_LINE) {
        throw new PlumblineError([
          report('load/line-too-long', { file: rules.file, line: n.line, limit: LONGEST_LINE }),
        ]);
      }
    },
    counts: () => {
      const { line: _, ...counts } = n;
      return { ...counts, first };
    },
  };
}

/**
 * Counts the records from here on that have neither quotes nor carriage returns and are not blank; returns where the
 * first other one begins. Most of a file goes this way.
 */
function skipPlain(view: View, from: number, n: { record: number; lf: number; line: number }): number {
  const { buffer } = view;
  let at = from;
  while (at < buffer.length) {
    const end = buffer.indexOf(LF, at);
    if (end <= at || quoteFrom(view, at) < end || crFrom(view, at) < end) return at;
    n.record++;
    n.lf++;
    n.line++;
    at = end + 1;
  }
  return at;
}

interface View {
  readonly buffer: Buffer;
  readonly last: boolean;
  readonly rules: ScanRules;
  /** First quote and first CR at or after the place last asked for: each byte is looked at once. */
  quoteAt: number;
  crAt: number;
}

interface Found {
  /** Index of the line feed that ends the record, or the end of the text. */
  readonly end: number;
  /** Line feeds inside it. */
  readonly inside: number;
  readonly broken: boolean;
}

function plainRecord(view: View, from: number): Found | null {
  const end = view.buffer.indexOf(LF, from);
  if (end >= 0) return { end, inside: 0, broken: false };
  return view.last ? { end: view.buffer.length, inside: 0, broken: false } : null;
}

function nextRecord(view: View, from: number): Found | null {
  const plain = plainRecord(view, from);
  if (plain === null && view.buffer.length - from <= MAX_RECORD) return null;
  let end = plain?.end ?? view.buffer.length;
  let inside = 0;
  let at = from;
  for (;;) {
    const quote = quoteFrom(view, at);
    if (quote >= end) return plain === null ? null : { end, inside, broken: false };
    if (!opensField(view, from, quote)) {
      at = quote + 1;
      continue;
    }
    const close = closing(view, quote);
    if (close === 'more') return view.buffer.length - from > MAX_RECORD ? brokenAt(view, from, quote) : null;
    if (close === 'never') return brokenAt(view, from, quote);
    while (end < close) {
      inside++;
      const next = view.buffer.indexOf(LF, end + 1);
      if (next < 0 && !view.last) return null;
      end = next < 0 ? view.buffer.length : next;
    }
    at = close + 1;
  }
}

/** From the start of the record to the end of the line that opened the quote. */
function brokenAt(view: View, from: number, quote: number): Found | null {
  const next = view.buffer.indexOf(LF, quote);
  if (next < 0 && !view.last) return null;
  const end = next < 0 ? view.buffer.length : next;
  let inside = 0;
  for (let i = view.buffer.indexOf(LF, from); i >= 0 && i < end; i = view.buffer.indexOf(LF, i + 1)) inside++;
  return { end, inside, broken: true };
}

function quoteFrom(view: View, at: number): number {
  if (view.quoteAt < at) {
    const { quote } = view.rules;
    const found = quote === null ? -1 : view.buffer.indexOf(quote, at);
    view.quoteAt = found < 0 ? Number.POSITIVE_INFINITY : found;
  }
  return view.quoteAt;
}

/** DuckDB skips spaces before an opening quote. */
function opensField(view: View, from: number, quote: number): boolean {
  let before = quote - 1;
  while (before >= from && view.buffer[before] === SPACE) before--;
  return before < from || view.buffer[before] === view.rules.delimiter;
}

/** The quote that closes the field opened at `open`. */
function closing(view: View, open: number): number | 'more' | 'never' {
  const { buffer, last, rules } = view;
  const close = quoteEnd(buffer, open + 1, rules);
  if (close < 0) return last ? 'never' : 'more';
  let after = close + 1;
  while (after < buffer.length && buffer[after] === SPACE) after++;
  if (after >= buffer.length) return last ? close : 'more';
  const byte = buffer[after];
  if (byte === rules.delimiter || byte === LF) return close;
  if (byte !== CR) return 'never';
  if (after + 1 >= buffer.length) return last ? close : 'more';
  return buffer[after + 1] === LF ? close : 'never';
}

/** The first quote from here on that is not a part of the field; −1: none. */
function quoteEnd(buffer: Buffer, from: number, { quote, escape: escaping }: ScanRules): number {
  if (quote === null) return -1;
  let close = buffer.indexOf(quote, from);
  if (escaping === null || escaping === quote) {
    while (close >= 0 && buffer[close + 1] === quote) close = buffer.indexOf(quote, close + 2);
    return close;
  }
  let at = from;
  while (close >= 0) {
    const escaped = buffer.indexOf(escaping, at);
    if (escaped < 0 || escaped > close) return close;
    at = escaped + 2;
    if (at > close) close = buffer.indexOf(quote, at);
  }
  return close;
}

function isComment({ buffer, rules }: View, from: number): boolean {
  if (rules.comment === null) return false;
  let at = from;
  while (buffer[at] === SPACE) at++;
  return buffer[at] === rules.comment;
}

/** A carriage return outside quoted fields that ends no line: DuckDB gives up on the whole file at one. */
function hasStray(view: View, from: number, stop: number): boolean {
  if (crFrom(view, from) >= stop) return false;
  const record = view.buffer.subarray(from, stop);
  const whole: View = { ...view, buffer: record, last: true, quoteAt: -1, crAt: -1 };
  let at = 0;
  for (;;) {
    const quote = Math.min(quoteFrom(whole, at), record.length);
    if (crFrom(whole, at) < quote) return true;
    if (quote === record.length) return false;
    const close = opensField(whole, 0, quote) ? closing(whole, quote) : quote;
    at = (typeof close === 'number' ? close : quote) + 1;
  }
}

function crFrom(view: View, at: number): number {
  if (view.crAt < at) {
    const found = view.buffer.indexOf(CR, at);
    view.crAt = found < 0 ? Number.POSITIVE_INFINITY : found;
  }
  return view.crAt;
}

import { TextDecoder } from 'node:util';
import { SaxesParser } from 'saxes';
import { brokenWorkbook } from './broken-workbook.ts';

export interface XmlEvents {
  /** Names come without their prefix, attributes as written. */
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

export interface XmlSource {
  /** Of the workbook, and of the file inside it: for messages. */
  readonly file: string;
  readonly part: string;
  readonly bytes: AsyncIterable<Buffer>;
  readonly signal?: AbortSignal | undefined;
}

/** Excel itself nests about ten deep and holds 32,767 characters in a cell. */
const DEEPEST = 100;
const LONGEST = 8 << 20;

/**
 * Reads XML piece by piece. `afterPiece` is awaited between two pieces: what a piece gave can be written before the
 * next is asked for. No entity of a document type is expanded: there must be none. Throws PlumblineError.
 */
export async function readXml(
  source: XmlSource,
  events: XmlEvents,
  afterPiece?: () => Promise<void>,
): Promise<void> {
  const parser = parserOf(source, events);
  let decoder: TextDecoder | null = null;
  for await (const piece of source.bytes) {
    source.signal?.throwIfAborted();
    decoder ??= new TextDecoder(encodingOf(piece), { fatal: true });
    parser.write(decoded(decoder, piece, source));
    await afterPiece?.();
  }
  if (decoder === null) throw brokenWorkbook(source.file, source.part, 'empty');
  parser.close();
  await afterPiece?.();
}

function decoded(decoder: TextDecoder, piece: Buffer, { file, part }: XmlSource): string {
  try {
    return decoder.decode(piece, { stream: true });
  } catch {
    throw brokenWorkbook(file, part, `not ${decoder.encoding}`);
  }
}

function encodingOf(piece: Buffer): string {
  if (piece[0] === 0xff && piece[1] === 0xfe) return 'utf-16le';
  if (piece[0] === 0xfe && piece[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

interface CheckedParser {
  readonly write: (text: string) => void;
  readonly close: () => void;
}

function parserOf({ file, part }: XmlSource, events: XmlEvents): CheckedParser {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let depth = 0;
  let sinceEvent = 0;
  parser.on('error', (error) => {
    throw brokenWorkbook(file, part, error.message);
  });
  parser.on('doctype', () => {
    throw brokenWorkbook(file, part, 'a document type, which no workbook has');
  });
  parser.on('opentag', ({ name, attributes }) => {
    sinceEvent = 0;
    depth++;
    if (depth > DEEPEST) throw brokenWorkbook(file, part, `elements nested deeper than ${DEEPEST}`);
    events.open(localName(name), attributes);
  });
  parser.on('closetag', ({ name }) => {
    sinceEvent = 0;
    depth--;
    events.close?.(localName(name));
  });
  const { text } = events;
  if (text !== undefined) {
    parser.on('text', text);
    parser.on('cdata', text);
  }
  return {
    write(piece) {
      sinceEvent += piece.length;
      parser.write(piece);
      if (sinceEvent > LONGEST)
        throw brokenWorkbook(file, part, `more than ${LONGEST} characters in one piece`);
    },
    close: () => parser.close(),
  };
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

import { isUtf8 } from 'node:buffer';
import { PlumblineError, report } from '@plumbline/diagnostics';
import type { Encoding } from '../source/detect-format.ts';
import type { SourceFile } from '../source/resolve-files.ts';
import { type ReadBytesOptions, readBytes } from './read-bytes.ts';

export interface ReadTextOptions extends ReadBytesOptions {
  readonly encoding: Encoding;
}

/**
 * The text of a file as UTF-8, piece by piece, without byte-order mark. Throws PlumblineError
 * `load/wrong-encoding` at the first byte that the encoding does not have, `load/broken-gzip` for a file cut short.
 */
export async function* readText(
  file: SourceFile,
  options: ReadTextOptions,
): AsyncGenerator<Buffer, void, undefined> {
  const decode = options.encoding === 'utf-8' ? checkedUtf8() : transcoded(options.encoding);
  let pieces = 0;
  for await (const piece of readBytes(file, options)) {
    const text = decode(piece, false);
    if (text === null) throw await wrongEncoding(file, options, pieces);
    pieces++;
    if (text.length > 0) yield text;
  }
  const tail = decode(Buffer.alloc(0), true);
  if (tail === null) throw await wrongEncoding(file, options, pieces);
  if (tail.length > 0) yield tail;
}

/** Null: bytes that the encoding does not have. */
type Decode = (piece: Buffer, last: boolean) => Buffer | null;

function checkedUtf8(): Decode {
  let rest: Buffer = Buffer.alloc(0);
  let first = true;
  return (piece, last) => {
    const buffer = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    const whole = last ? buffer : buffer.subarray(0, completeLength(buffer));
    if (!isUtf8(whole)) return null;
    rest = Buffer.from(buffer.subarray(whole.length));
    const bom = first && whole[0] === 0xef && whole[1] === 0xbb && whole[2] === 0xbf;
    if (whole.length > 0) first = false;
    return bom ? whole.subarray(3) : whole;
  };
}

/** Node's label `gbk` turns 0xFF into U+F8F5 in silence; `gb18030` holds all of GBK and refuses it. */
function transcoded(encoding: Encoding): Decode {
  const decoder = new TextDecoder(encoding, { fatal: true });
  return (piece, last) => {
    try {
      return Buffer.from(decoder.decode(piece, { stream: !last }), 'utf8');
    } catch {
      return null;
    }
  };
}

/** Reads again, up to the first piece that does not decode, to count lines. */
async function wrongEncoding(
  file: SourceFile,
  options: ReadTextOptions,
  pieces: number,
): Promise<PlumblineError> {
  const { gzip, encoding } = options;
  const decoder = new TextDecoder(encoding);
  let line = 1;
  let read = 0;
  for await (const piece of readBytes(file, { gzip })) {
    const text = decoder.decode(piece, { stream: true });
    const good = read < pieces ? text : text.slice(0, Math.max(0, text.indexOf('\ufffd')));
    for (const character of good) if (character === '\n') line++;
    if (read++ >= pieces) break;
  }
  const at = { kind: 'data', file: file.name, line } as const;
  return new PlumblineError([report('load/wrong-encoding', { file: file.name, encoding, line }, { at })]);
}

/** Length without a character that the next piece completes. */
function completeLength(buffer: Buffer): number {
  for (let back = 1; back <= Math.min(4, buffer.length); back++) {
    const byte = buffer[buffer.length - back] ?? 0;
    if (byte < 0x80) return buffer.length;
    if (byte >= 0xc0) {
      const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return needed > back ? buffer.length - back : buffer.length;
    }
  }
  return buffer.length;
}

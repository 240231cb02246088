import type { Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { PlumblineError, report } from '@plumbline/diagnostics';
import { type Entry, open, type ZipFile as YauzlFile } from 'yauzl';
import type { SourceFile } from '../../source/resolve-files.ts';
import { brokenWorkbook } from './broken-workbook.ts';

/** The files inside a zip file, by name without regard to case. */
export interface ZipFile {
  readonly names: readonly string[];
  readonly has: (name: string) => boolean;
  /** Unpacked bytes, checked against size and checksum. `onPacked`: share of the file that was read, from 0 to 1. */
  readonly read: (name: string, onShare?: (share: number) => void) => AsyncGenerator<Buffer, void, undefined>;
  readonly close: () => void;
}

const MOST_ENTRIES = 10_000;
/** Deflate packs at most about 1000 to 1; sheets of one repeated row reach 50. */
const SUSPICIOUS = { bytes: 256 << 20, ratio: 250 };

/** Throws PlumblineError when the file is no zip file or cut short. */
export async function openZip(file: SourceFile): Promise<ZipFile> {
  const zip = await new Promise<YauzlFile>((resolve, reject) => {
    open(file.path, { lazyEntries: true, autoClose: false }, (error, opened) => {
      if (error === null) resolve(opened);
      else reject(brokenWorkbook(file.name, 'zip', error.message));
    });
  });
  try {
    const entries = await entriesOf(zip, file);
    const find = (name: string) => entries.get(name.toLowerCase());
    return {
      names: [...entries.values()].map((entry) => entry.fileName),
      has: (name) => find(name) !== undefined,
      read(name, onShare) {
        const entry = find(name);
        if (entry === undefined) throw brokenWorkbook(file.name, name, 'missing');
        return unpacked(zip, entry, file, onShare);
      },
      close: () => zip.close(),
    };
  } catch (thrown) {
    zip.close();
    throw thrown;
  }
}

async function entriesOf(zip: YauzlFile, file: SourceFile): Promise<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>();
  return new Promise((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      entries.set(entry.fileName.replace(/^\/+/, '').toLowerCase(), entry);
      if (entries.size > MOST_ENTRIES)
        reject(brokenWorkbook(file.name, 'zip', `more than ${MOST_ENTRIES} files`));
      else zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', (error: Error) => reject(brokenWorkbook(file.name, 'zip', error.message)));
    zip.readEntry();
  });
}

async function* unpacked(
  zip: YauzlFile,
  entry: Entry,
  file: SourceFile,
  onShare: ((share: number) => void) | undefined,
): AsyncGenerator<Buffer, void, undefined> {
  const { fileName: part, uncompressedSize: bytes, compressedSize: packed } = entry;
  if (entry.isEncrypted())
    throw new PlumblineError([
      report('load/foreign-format', { file: file.name, what: 'encrypted-workbook' }),
    ]);
  if (bytes > SUSPICIOUS.bytes && bytes > packed * SUSPICIOUS.ratio)
    throw new PlumblineError([report('load/suspicious-workbook', { file: file.name, part, bytes, packed })]);
  const stream = await openStream(zip, entry, file);
  let sum = 0;
  let done = 0;
  try {
    const pieces = stream[Symbol.asyncIterator]();
    for (;;) {
      const next = await pieces.next().catch((error: Error) => {
        throw brokenWorkbook(file.name, part, error.message);
      });
      if (next.done === true) break;
      const piece: Buffer = next.value;
      sum = crc32(piece, sum);
      done += piece.length;
      if (done > bytes) throw brokenWorkbook(file.name, part, `longer than ${bytes} bytes`);
      onShare?.(done / bytes);
      yield piece;
    }
    if (done < bytes) throw brokenWorkbook(file.name, part, `shorter than ${bytes} bytes`);
    if (sum !== entry.crc32) throw brokenWorkbook(file.name, part, 'wrong checksum');
  } finally {
    stream.destroy();
  }
}

const STORED = 0;
const DEFLATED = 8;
/** Sixteen times what zlib gives by itself: a sheet comes in thousands of pieces, each with its turn of the event loop. */
const PIECE = 256 << 10;

async function openStream(zip: YauzlFile, entry: Entry, file: SourceFile): Promise<Readable> {
  const { fileName: part, compressionMethod: method } = entry;
  if (method !== STORED && method !== DEFLATED)
    throw brokenWorkbook(file.name, part, `packed by unknown method ${method}`);
  const packed = await new Promise<Readable>((resolve, reject) => {
    zip.openReadStream(entry, { decodeFileData: false }, (error, opened) => {
      if (error === null) resolve(opened);
      else reject(brokenWorkbook(file.name, part, error.message));
    });
  });
  if (method === STORED) return packed;
  const plain = createInflateRaw({ chunkSize: PIECE });
  packed.on('error', (error) => plain.destroy(error));
  plain.on('close', () => packed.destroy());
  return packed.pipe(plain);
}

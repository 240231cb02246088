import type { Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { PlumblineError, report } from '@plumbline/diagnostics';
import type { SourceFile } from '../source/resolve-files.ts';

export interface ReadBytesOptions {
  readonly gzip: boolean;
  /** Takes the bytes of the file as they are on disk. */
  readonly hash?: Hash | undefined;
  readonly onBytes?: ((count: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * The content of a file, unzipped, piece by piece. A piece is valid until the next one is asked for: memory is
 * used again. Throws PlumblineError `load/broken-gzip` for a file cut short.
 */
export function readBytes(
  file: SourceFile,
  options: ReadBytesOptions,
): AsyncGenerator<Buffer, void, undefined> {
  return options.gzip ? unzippedPieces(file, options) : wholeLines(file, options);
}

const PIECE = 4 << 20;
const LINE_FEED = 10;

/** Pieces end with a line where they can, so that nobody has to join two to read one. */
async function* wholeLines(
  file: SourceFile,
  options: ReadBytesOptions,
): AsyncGenerator<Buffer, void, undefined> {
  const { hash, onBytes, signal } = options;
  const handle = await open(file.path, 'r');
  const buffer = Buffer.allocUnsafe(PIECE);
  let kept = 0;
  try {
    for (;;) {
      const { bytesRead } = await handle.read(buffer, kept, PIECE - kept);
      signal?.throwIfAborted();
      hash?.update(buffer.subarray(kept, kept + bytesRead));
      onBytes?.(bytesRead);
      const filled = kept + bytesRead;
      if (bytesRead === 0) {
        if (filled > 0) yield buffer.subarray(0, filled);
        return;
      }
      const lines = buffer.lastIndexOf(LINE_FEED, filled - 1) + 1;
      const whole = lines === 0 ? filled : lines;
      yield buffer.subarray(0, whole);
      buffer.copyWithin(0, whole, filled);
      kept = filled - whole;
    }
  } finally {
    await handle.close();
  }
}

async function* unzippedPieces(
  file: SourceFile,
  options: ReadBytesOptions,
): AsyncGenerator<Buffer, void, undefined> {
  const { hash, onBytes, signal } = options;
  const disk = createReadStream(file.path, { highWaterMark: 1 << 20 });
  const gunzip = createGunzip({ chunkSize: 1 << 20 });
  disk.on('data', (piece) => {
    if (typeof piece !== 'string') hash?.update(piece);
    onBytes?.(piece.length);
  });
  disk.on('error', (error) => gunzip.destroy(error));
  try {
    for await (const piece of disk.pipe(gunzip)) {
      signal?.throwIfAborted();
      yield piece;
    }
  } catch (thrown) {
    if (!isZlibError(thrown)) throw thrown;
    throw new PlumblineError([report('load/broken-gzip', { file: file.name, cause: thrown.message })]);
  } finally {
    disk.destroy();
    gunzip.destroy();
  }
}

function isZlibError(thrown: unknown): thrown is Error {
  return thrown instanceof Error && 'code' in thrown && String(thrown.code).startsWith('Z_');
}

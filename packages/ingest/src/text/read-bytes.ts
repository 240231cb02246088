import type { Hash } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import { createGunzip, type Gunzip } from 'node:zlib';
import { PlumblineError, report } from '@plumbline/diagnostics';
import type { SourceFile } from '../source/resolve-files.ts';

export interface ReadBytesOptions {
  readonly gzip: boolean;
  /** Takes the bytes of the file as they are on disk. */
  readonly hash?: Hash | undefined;
  readonly onBytes?: ((count: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

const PIECE = 4 << 20;

/** The content of a file, unzipped, piece by piece. Throws PlumblineError `load/broken-gzip` for a file cut short. */
export async function* readBytes(
  file: SourceFile,
  options: ReadBytesOptions,
): AsyncGenerator<Buffer, void, undefined> {
  const { hash, onBytes, signal } = options;
  const disk = createReadStream(file.path, { highWaterMark: options.gzip ? 1 << 20 : PIECE });
  const source = options.gzip ? unzipped(disk, options) : disk;
  try {
    for await (const piece of source) {
      signal?.throwIfAborted();
      if (!options.gzip) {
        hash?.update(piece);
        onBytes?.(piece.length);
      }
      yield piece;
    }
  } catch (thrown) {
    if (!isZlibError(thrown)) throw thrown;
    throw new PlumblineError([report('load/broken-gzip', { file: file.name, cause: thrown.message })]);
  } finally {
    disk.destroy();
    source.destroy();
  }
}

function unzipped(disk: ReadStream, { hash, onBytes }: ReadBytesOptions): Gunzip {
  const gunzip = createGunzip({ chunkSize: 1 << 20 });
  disk.on('data', (piece) => {
    if (typeof piece !== 'string') hash?.update(piece);
    onBytes?.(piece.length);
  });
  disk.on('error', (error) => gunzip.destroy(error));
  return disk.pipe(gunzip);
}

function isZlibError(thrown: unknown): thrown is Error {
  return thrown instanceof Error && 'code' in thrown && String(thrown.code).startsWith('Z_');
}

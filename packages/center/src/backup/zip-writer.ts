import { createWriteStream } from 'node:fs';
import { link, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { PlumblineError, report, systemReason } from '@plumbline/diagnostics';
import { ZipFile } from 'yazl';
import { type Measured, measuring } from './manifest.ts';

/** One part of the file; opened when its turn comes, so that only one part is at hand at a time. */
export interface ZipEntry {
  readonly path: string;
  /** What is written before is in `measured`. */
  readonly open: (measured: Readonly<Record<string, Measured>>) => Readable | Promise<Readable>;
  /** For parts that are not compressed already. */
  readonly isText: boolean;
}

/**
 * Writes a zip file that appears under its name whole or not at all: beside it first, synced, then linked.
 * Throws PlumblineError `store/backup-exists`, `store/backup-not-writable`.
 */
export async function writeZip(
  file: string,
  entries: readonly ZipEntry[],
  signal: AbortSignal | undefined,
): Promise<number> {
  if ((await stat(file).catch(() => null)) !== null) throw exists(file);
  const partial = `${file}.partial`;
  try {
    await pipeline(zipOf(entries), createWriteStream(partial), signal === undefined ? {} : { signal });
    const handle = await open(partial, 'r+');
    await handle.sync().finally(() => handle.close());
    await appear(partial, file);
    return (await stat(file)).size;
  } catch (cause) {
    await rm(partial, { force: true });
    throw notWritable(file, cause);
  }
}

function zipOf(entries: readonly ZipEntry[]): Readable {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  zip.on('error', (problem: Error) => output.destroy(problem));
  const measured: Record<string, Measured> = {};
  for (const { path, open: openEntry, isText } of entries) {
    const mtime = new Date(0);
    zip.addReadStreamLazy(path, { compress: isText, mtime, forceZip64Format: false }, (give) => {
      Promise.resolve(measured)
        .then(openEntry)
        .then((source) => {
          const measure = measuring();
          measure.stream.once('end', () => {
            measured[path] = measure.measured();
          });
          source.once('error', (problem) => measure.stream.destroy(problem));
          give(null, source.pipe(measure.stream));
        })
        .catch((problem: unknown) => output.destroy(problem instanceof Error ? problem : undefined));
    });
  }
  zip.end();
  return output;
}

/** A link refuses a name that is taken, also one that was free a moment ago. */
async function appear(partial: string, file: string): Promise<void> {
  try {
    await link(partial, file);
    await rm(partial);
  } catch (cause) {
    if (hasCode(cause, 'EEXIST')) throw exists(file);
    if (!hasCode(cause, 'EPERM') && !hasCode(cause, 'ENOTSUP')) throw cause;
    await rename(partial, file);
  }
  const folder = await open(dirname(file), 'r').catch(() => null);
  await folder?.sync().catch(() => undefined);
  await folder?.close();
}

function exists(file: string): PlumblineError {
  return new PlumblineError([report('store/backup-exists', { file })]);
}

function notWritable(file: string, cause: unknown): unknown {
  const isSystem = cause instanceof Error && 'syscall' in cause;
  if (!isSystem) return cause;
  return new PlumblineError([report('store/backup-not-writable', { file, reason: systemReason(cause) })]);
}

function hasCode(cause: unknown, code: string): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === code;
}

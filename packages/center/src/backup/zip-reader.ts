import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { crc32 } from 'node:zlib';
import { PlumblineError, report, systemReason } from '@plumbline/diagnostics';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { BACKUP_FORMAT, isManifest, MANIFEST_ENTRY, type Manifest, measuring } from './manifest.ts';

/** A backup file, its manifest checked. */
export interface ZipReader {
  readonly manifest: Manifest;
  /** Writes an entry to a file; refuses bytes that are not those that were backed up. */
  extract(entry: string, to: string, signal?: AbortSignal): Promise<void>;
  close(): void;
}

/** Throws PlumblineError `store/backup-unreadable`, `store/backup-newer`. */
export async function readZip(file: string): Promise<ZipReader> {
  const unreadable = (reason: string) =>
    new PlumblineError([report('store/backup-unreadable', { file, reason })]);
  let zip: ZipFile;
  try {
    zip = await openPromise(file, { lazyEntries: true, autoClose: false });
  } catch (cause) {
    throw unreadable(systemReason(cause));
  }
  try {
    const entries = new Map<string, Entry>();
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
    const manifest = await manifestIn(zip, entries.get(MANIFEST_ENTRY));
    if (manifest === null) throw unreadable(`no whole ${MANIFEST_ENTRY}`);
    if (manifest.format > BACKUP_FORMAT)
      throw new PlumblineError([report('store/backup-newer', { file, format: manifest.format })]);
    const missing = Object.keys(manifest.entries).find((name) => !entries.has(name));
    if (missing !== undefined) throw unreadable(`no ${missing}`);
    const open = async (name: string): Promise<Checked> => {
      const entry = entries.get(name);
      const expected = manifest.entries[name];
      if (entry === undefined || expected === undefined) throw unreadable(`no ${name}`);
      const measure = measuring();
      const check = () => {
        const { bytes, sha256 } = measure.measured();
        if (bytes !== expected.bytes || sha256 !== expected.sha256) throw unreadable(`${name} is damaged`);
      };
      return { source: await zip.openReadStreamPromise(entry), measure: measure.stream, check };
    };
    const damaged = (name: string, cause: unknown) =>
      cause instanceof PlumblineError ? cause : unreadable(`${name}: ${systemReason(cause)}`);
    return {
      manifest,
      async extract(name, to, signal) {
        await mkdir(dirname(to), { recursive: true });
        try {
          const { source, measure, check } = await open(name);
          await pipeline(source, measure, createWriteStream(to), signal === undefined ? {} : { signal });
          check();
        } catch (cause) {
          signal?.throwIfAborted();
          throw damaged(name, cause);
        }
      },
      close: () => zip.close(),
    };
  } catch (cause) {
    zip.close();
    throw cause instanceof PlumblineError ? cause : unreadable(systemReason(cause));
  }
}

interface Checked {
  readonly source: Readable;
  readonly measure: ReturnType<typeof measuring>['stream'];
  readonly check: () => void;
}

async function manifestIn(zip: ZipFile, entry: Entry | undefined): Promise<Manifest | null> {
  if (entry === undefined) return null;
  const bytes = await buffer(await zip.openReadStreamPromise(entry));
  if (crc32(bytes) !== entry.crc32) return null;
  const value: unknown = JSON.parse(bytes.toString('utf8'));
  return isManifest(value) ? value : null;
}

import { createHash } from 'node:crypto';
import { Transform } from 'node:stream';

/** Raised when an older program could not read what is written. */
export const BACKUP_FORMAT = 1;

export const MANIFEST_ENTRY = 'manifest.json';
export const CATALOG_ENTRY = 'catalog.ndjson';
/** Before the path of a definition file. */
export const FILES_PREFIX = 'files/';

/** The last entry of a backup: what belongs to it, so that a part that is missing or changed is noticed. */
export interface Manifest {
  readonly format: number;
  /** ISO instant. */
  readonly made: string;
  /** Last step of the catalog's schema. */
  readonly schema: string;
  readonly tables: readonly BackedUpTable[];
  /** Views, those that others read first. */
  readonly views: readonly { readonly name: string; readonly sql: string }[];
  readonly entries: Readonly<Record<string, Measured>>;
}

export interface BackedUpTable {
  readonly name: string;
  readonly entry: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}

export interface Measured {
  readonly bytes: number;
  readonly sha256: string;
}

/** Passes bytes on and measures them; `measured` holds when the stream has ended. */
export function measuring(): { readonly stream: Transform; readonly measured: () => Measured } {
  const hash = createHash('sha256');
  let bytes = 0;
  let sha256: string | null = null;
  const stream = new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.length;
      hash.update(chunk);
      done(null, chunk);
    },
  });
  const measured = () => {
    sha256 ??= hash.digest('hex');
    return { bytes, sha256 };
  };
  return { stream, measured };
}

export function isManifest(value: unknown): value is Manifest {
  if (typeof value !== 'object' || value === null) return false;
  const get = (key: string): unknown => Reflect.get(value, key);
  const entries = get('entries');
  return (
    typeof get('format') === 'number' &&
    typeof get('schema') === 'string' &&
    Array.isArray(get('tables')) &&
    Array.isArray(get('views')) &&
    typeof entries === 'object' &&
    entries !== null
  );
}

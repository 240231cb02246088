import type { ForeignFormat } from '@plumbline/diagnostics';
import type { FileOptions } from '@plumbline/model';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

export type FileShape =
  | { readonly kind: 'parquet' }
  | { readonly kind: 'workbook' }
  | { readonly kind: 'text'; readonly format: 'csv' | 'json'; readonly gzip: boolean }
  /** A file of another kind, named for the message. */
  | { readonly kind: 'foreign'; readonly what: ForeignFormat };

/** What a file is, by its first bytes and, where they do not tell, its name. */
export function detectShape(name: string, head: Buffer, options: FileOptions): FileShape {
  if (head.subarray(0, 4).equals(Buffer.from('PAR1'))) return { kind: 'parquet' };
  if (options.format === 'parquet') return { kind: 'foreign', what: 'not-parquet' };
  const wantsWorkbook =
    options.format === 'xlsx' || (options.format === null && options.workbook !== undefined);
  if ((wantsWorkbook || options.format === null) && head.subarray(0, ZIP.length).equals(ZIP))
    return { kind: 'workbook' };
  const foreign = SIGNATURES.find(({ bytes }) => head.subarray(0, bytes.length).equals(bytes));
  if (foreign !== undefined) return { kind: 'foreign', what: foreign.what };
  if (wantsWorkbook) return { kind: 'foreign', what: 'not-workbook' };
  if (/\.xlsx?$/i.test(name) && /^(\uFEFF)?\s*</.test(head.toString('utf8')))
    return { kind: 'foreign', what: 'markup-workbook' };
  const gzip = isGzip(head) || /\.gz$/i.test(name);
  const json = /\.(json|jsonl|ndjson)(\.gz)?$/i.test(name);
  const format = options.format === 'json' || (options.format === null && json) ? 'json' : 'csv';
  return { kind: 'text', format, gzip };
}

export function isGzip(head: Buffer): boolean {
  return head[0] === 0x1f && head[1] === 0x8b;
}

/** The encoding that the first bytes or the declaration fix; null: UTF-8 unless a byte says otherwise. */
export function detectEncoding(
  head: Buffer,
  declared: FileOptions['encoding'],
): { readonly encoding: Encoding | null; readonly bom: number } {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8', bom: 3 };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', bom: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', bom: 2 };
  if (declared === 'gbk') return { encoding: 'gb18030', bom: 0 };
  if (declared === 'utf-8') return { encoding: 'utf-8', bom: 0 };
  const zeros = zeroShare(head);
  if (zeros.odd > 0.3 && zeros.odd > zeros.even) return { encoding: 'utf-16le', bom: 0 };
  if (zeros.even > 0.3) return { encoding: 'utf-16be', bom: 0 };
  return { encoding: declared === 'utf-16' ? 'utf-16le' : null, bom: 0 };
}

/** ASCII in UTF-16 has a zero in every second byte. */
function zeroShare(head: Buffer): { readonly even: number; readonly odd: number } {
  const pairs = Math.floor(Math.min(head.length, 4096) / 2);
  let even = 0;
  let odd = 0;
  for (let i = 0; i < pairs * 2; i += 2) {
    if (head[i] === 0) even++;
    if (head[i + 1] === 0) odd++;
  }
  return pairs === 0 ? { even: 0, odd: 0 } : { even: even / pairs, odd: odd / pairs };
}

const ZIP = Buffer.from([0x50, 0x4b, 0x03, 0x04]);

const SIGNATURES: readonly { readonly bytes: Buffer; readonly what: ForeignFormat }[] = [
  { bytes: ZIP, what: 'zip' },
  { bytes: Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), what: 'old-workbook' },
  { bytes: Buffer.from([0x25, 0x50, 0x44, 0x46]), what: 'pdf' },
  { bytes: Buffer.from([0x28, 0xb5, 0x2f, 0xfd]), what: 'zstd' },
  { bytes: Buffer.from([0x42, 0x5a, 0x68]), what: 'bzip2' },
  { bytes: Buffer.from([0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66]), what: 'database' },
];

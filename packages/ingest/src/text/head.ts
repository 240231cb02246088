import { open } from 'node:fs/promises';
import type { Encoding } from '../source/detect-format.ts';
import type { SourceFile } from '../source/resolve-files.ts';
import type { Quoting } from './dialect.ts';
import { readBytes } from './read-bytes.ts';
import { readText } from './read-text.ts';

export const BOM: Buffer = Buffer.from([0xef, 0xbb, 0xbf]);
const HEAD_BYTES = 256 << 10;
const HEAD_RECORDS = 200;

/** The first bytes of a file as they are on disk. */
export async function firstBytes(path: string, count = 4096): Promise<Buffer> {
  const handle = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(count);
    const { bytesRead } = await handle.read(buffer, 0, count, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

export async function hasBom(file: SourceFile): Promise<boolean> {
  return (await firstBytes(file.path, BOM.length)).equals(BOM);
}

/** The beginning of a file's content, unzipped; as UTF-8 text when an encoding is given. */
export async function headOf(file: SourceFile, gzip: boolean, encoding: Encoding | null): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  const source = encoding === null ? readBytes(file, { gzip }) : readText(file, { gzip, encoding });
  for await (const piece of source) {
    pieces.push(Buffer.from(piece));
    size += piece.length;
    if (size >= HEAD_BYTES) break;
  }
  return Buffer.concat(pieces).subarray(0, HEAD_BYTES);
}

export interface HeadRules extends Quoting {
  readonly comment: string | null;
  readonly skip: number;
}

/** The first records of a text, blank ones left out; a quote that never closes ends with its line. */
export function recordsOf(head: Buffer, rules: HeadRules): readonly string[] {
  const lines = head.toString('utf8').split(/\r\n|\n/);
  if (head.length >= HEAD_BYTES && lines.length > 1) lines.pop();
  const records: string[] = [];
  for (let i = rules.skip; i < lines.length && records.length < HEAD_RECORDS; i++) {
    let record = lines[i] ?? '';
    if (record.trim() === '' || isComment(record, rules)) continue;
    for (let j = i + 1; isOpen(record, rules) && j < Math.min(lines.length, i + LONGEST_SAMPLE); j++) {
      record += `\n${lines[j]}`;
      if (!isOpen(record, rules)) i = j;
    }
    records.push(isOpen(record, rules) ? (lines[i] ?? '') : record);
  }
  return records;
}

/** Lines that one record of the sample may span. */
const LONGEST_SAMPLE = 50;

function isComment(line: string, { comment }: HeadRules): boolean {
  return comment !== null && line.trimStart().startsWith(comment);
}

function isOpen(record: string, { quote, escape: escaping }: HeadRules): boolean {
  if (quote === null) return false;
  let open = false;
  for (let at = 0; at < record.length; at++) {
    if (open && record[at] === escaping) at++;
    else if (record[at] === quote) open = !open;
  }
  return open;
}

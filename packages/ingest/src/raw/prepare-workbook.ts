import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { SourceFile } from '../source/resolve-files.ts';
import { readBytes } from '../text/read-bytes.ts';
import { keepSheet, takeSheet } from '../workbook/kept-sheet.ts';
import { type PreparedSheet, prepareSheet } from '../workbook/read/prepare-sheet.ts';
import type { PrepareFileOptions } from './prepare-file.ts';

/** Smaller ones are parsed again in less time than it takes to tell. */
const WORTH_KEEPING = 1 << 20;

/** A sheet as a copy: parsed, or as an inspection has left it. `hash` is of the file's bytes. */
export async function prepareWorkbook(
  file: SourceFile,
  prepare: PrepareFileOptions,
): Promise<{ readonly sheet: PreparedSheet; readonly hash: string }> {
  const { copies, signal, options, keepsCopies } = prepare;
  if (copies === undefined || file.bytes < WORTH_KEEPING) {
    const sheet = await prepareSheet(file, prepare);
    return { sheet, hash: await hashOf(file, signal) };
  }
  const hash = await hashOf(file, signal);
  const key = { file, hash, options };
  const taken = takeSheet(copies, key, join(prepare.work, `${prepare.copyName}.sheet`));
  if (taken !== null) {
    prepare.onBytes(file.bytes);
    if (keepsCopies) keepSheet(copies, key, taken);
    return { sheet: taken, hash };
  }
  const sheet = await prepareSheet(file, prepare);
  const after = await hashOf(file, signal);
  // Written to while it was parsed: nobody knows which bytes the copy is of.
  if (keepsCopies && after === hash) keepSheet(copies, key, sheet);
  return { sheet, hash: after };
}

async function hashOf(file: SourceFile, signal: AbortSignal | undefined): Promise<string> {
  const hash = createHash('sha256');
  for await (const _ of readBytes(file, { gzip: false, hash, signal }));
  return hash.digest('hex');
}

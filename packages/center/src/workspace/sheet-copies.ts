import { join } from 'node:path';
import type { SheetCopies } from '@plumbline/ingest';
import { codeVersion } from '../check/code-version.ts';

/** Below `.plumbline/`; may be deleted at any time. */
export function sheetCopies(folder: string): SheetCopies {
  return { folder: join(folder, 'sheets'), code: codeVersion() };
}

import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import type { DefinitionTexts } from '../center/center.ts';

/** Files in their folders; the same texts are the same bytes. */
export function zipOfTexts(files: DefinitionTexts): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [path, text] of files) zip.addBuffer(Buffer.from(text), path, { mtime: new Date(0) });
  zip.end();
  return buffer(zip.outputStream as Readable);
}

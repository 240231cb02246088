import { posix } from 'node:path';
import { PlumblineError, report } from '@plumbline/diagnostics';
import type { SourceFile } from '../../source/resolve-files.ts';
import { brokenWorkbook } from './broken-workbook.ts';
import { readXml } from './read-xml.ts';
import type { ZipFile } from './zip-file.ts';

/** The parts of a workbook that are read, as names inside the zip file. */
export interface WorkbookParts {
  readonly sheets: readonly SheetPart[];
  readonly styles: string | null;
  readonly sharedStrings: string | null;
  /** Days are counted from 1904. */
  readonly is1904: boolean;
  readonly hasMacros: boolean;
}

export interface SheetPart {
  readonly name: string;
  readonly path: string;
  readonly isHidden: boolean;
}

/** Finds the sheets and what they lean on. Throws PlumblineError for a zip file that is no workbook. */
export async function findParts(zip: ZipFile, file: SourceFile): Promise<WorkbookParts> {
  const root = await relationships(zip, file, '_rels/.rels', '');
  const book = root.find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  if (book.toLowerCase().endsWith('.bin')) throw foreign(file, 'binary-workbook');
  if (!zip.has(book)) throw foreign(file, await otherKind(zip));
  const folder = posix.dirname(book);
  const links = await relationships(zip, file, `${folder}/_rels/${posix.basename(book)}.rels`, folder);
  const { listed, is1904 } = await readBook(zip, file, book);
  const byId = new Map(links.map((link) => [link.id, link]));
  const sheets = listed.flatMap(({ name, id, isHidden }) => {
    const link = byId.get(id);
    return link?.type === 'worksheet' ? [{ name, path: link.target, isHidden }] : [];
  });
  const only = (type: string) => {
    const target = links.find((link) => link.type === type)?.target ?? null;
    return target !== null && zip.has(target) ? target : null;
  };
  return {
    sheets,
    styles: only('styles'),
    sharedStrings: only('sharedStrings'),
    is1904,
    hasMacros: links.some(({ type }) => type === 'vbaProject'),
  };
}

interface Link {
  readonly id: string;
  /** Last part of the type's address, which differs between the two standards in front of it. */
  readonly type: string;
  readonly target: string;
}

async function relationships(
  zip: ZipFile,
  file: SourceFile,
  part: string,
  folder: string,
): Promise<readonly Link[]> {
  if (!zip.has(part)) return [];
  const links: Link[] = [];
  await readXml(
    { file: file.name, part, bytes: small(zip, file, part) },
    {
      open(name, { Id = '', Type = '', Target = '', TargetMode }) {
        if (name !== 'Relationship' || TargetMode === 'External') return;
        const target = Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target);
        links.push({ id: Id, type: Type.slice(Type.lastIndexOf('/') + 1), target });
      },
    },
  );
  return links;
}

interface ListedSheet {
  readonly name: string;
  readonly id: string;
  readonly isHidden: boolean;
}

async function readBook(
  zip: ZipFile,
  file: SourceFile,
  part: string,
): Promise<{ readonly listed: readonly ListedSheet[]; readonly is1904: boolean }> {
  const listed: ListedSheet[] = [];
  let is1904 = false;
  await readXml(
    { file: file.name, part, bytes: small(zip, file, part) },
    {
      open(name, attributes) {
        if (name === 'workbookPr') is1904 = /^(1|true)$/.test(attributes.date1904 ?? '');
        if (name !== 'sheet') return;
        const id = Object.entries(attributes).find(([key]) => /:id$/i.test(key))?.[1] ?? '';
        const isHidden = /hidden/i.test(attributes.state ?? '');
        listed.push({ name: attributes.name ?? '', id, isHidden });
      },
    },
  );
  return { listed, is1904 };
}

const SMALL = 64 << 20;

/** Parts other than sheets and shared strings are held in memory, so they must be small. */
export async function* small(
  zip: ZipFile,
  file: SourceFile,
  part: string,
): AsyncGenerator<Buffer, void, undefined> {
  let bytes = 0;
  for await (const piece of zip.read(part)) {
    bytes += piece.length;
    if (bytes > SMALL) throw brokenWorkbook(file.name, part, `larger than ${SMALL} bytes`);
    yield piece;
  }
}

type Other = 'zip' | 'open-document';

/** A workbook of LibreOffice says what it is in a file of its own. */
async function otherKind(zip: ZipFile): Promise<Other> {
  return zip.has('mimetype') && zip.has('content.xml') ? 'open-document' : 'zip';
}

function foreign(file: SourceFile, what: Other | 'binary-workbook'): PlumblineError {
  const text = { zh: '请另存为 .xlsx', en: 'save it as .xlsx' };
  const hints = what === 'zip' ? [] : [{ text }];
  return new PlumblineError([report('load/foreign-format', { file: file.name, what }, { hints })]);
}

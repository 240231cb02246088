import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { type Diagnostic, PlumblineError, report } from '@plumbline/diagnostics';
import { type Loader, openLoader } from '@plumbline/engines';
import type { SourceContext } from '../load-context.ts';
import type { LoadSource } from '../load-task.ts';
import { reportFile, resolveFiles, type SourceFile } from '../source/resolve-files.ts';
import type { TextRecord } from '../text/scan-records.ts';
import { alignParts, type NamedPart } from './align-parts.ts';
import { checkSelect } from './check-select.ts';
import { csvPart } from './csv-part.ts';
import { jsonKeys, jsonPart } from './json-part.ts';
import { type PreparedFile, prepareFile } from './prepare-file.ts';
import type { RawSource } from './raw-source.ts';
import { sheetPart } from './sheet-part.ts';
import { parquetPart, typedPart } from './typed-part.ts';
import { unreadable } from './unreadable.ts';

export interface OpenRawOptions {
  readonly dataset: string;
  readonly context: SourceContext;
  /** Existing folder that only this load uses. */
  readonly work: string;
  /** True for an inspection: see `SourceContext.copies`. */
  readonly keepsCopies?: boolean;
  readonly onBytes?: (done: number, total: number) => void;
  readonly onBroken?: (file: string, record: TextRecord) => void;
}

/** Opens a source. Throws PlumblineError when it cannot be read as a whole. */
export async function openRaw(source: LoadSource, options: OpenRawOptions): Promise<RawSource> {
  return source.kind === 'sql' ? openSql(source, options) : openFiles(source, options);
}

async function openSql(
  source: Extract<LoadSource, { kind: 'sql' }>,
  { dataset, context, work }: OpenRawOptions,
): Promise<RawSource> {
  const { memoryLimit, threads } = context;
  const folders = context.roots.map((root) => realpathSync(root));
  const loader = await openLoader({
    files: [],
    folders,
    stage: work,
    memoryLimit,
    threads,
  });
  const close = () => loader.close();
  try {
    const sql = await checkSelect(loader, dataset, source, context.roots);
    await loader.execute(`CREATE VIEW source AS ${sql}`).catch((thrown: unknown) => {
      throw unreadable(dataset, thrown);
    });
    const { names, part } = await typedPart(loader, dataset, 'source');
    return { loader, names, parts: [part], hash: null, hashes: null, bytes: 0, notes: [], close };
  } catch (thrown) {
    await close();
    throw thrown;
  }
}

async function openFiles(
  source: Extract<LoadSource, { kind: 'files' }>,
  options: OpenRawOptions,
): Promise<RawSource> {
  const { dataset, context, work } = options;
  const { files, problems } = resolveFiles(source.paths, context.roots);
  if (problems.length > 0) throw new PlumblineError(problems.map((one) => reportFile(dataset, one)));
  const { memoryLimit, threads } = context;
  // Opens while the bytes are read; a failure is told when it is waited for.
  const opening = openLoader({ files: files.map((f) => f.path), stage: work, memoryLimit, threads });
  opening.catch(() => {});
  const prepared = await prepareFiles(files, source, options).catch(async (thrown: unknown) => {
    await opening.then((loader) => loader.close()).catch(() => {});
    throw thrown;
  });
  const loader = await opening;
  try {
    const { names, parts, notes } = await partsOf(loader, prepared);
    const hash = createHash('sha256');
    for (const file of prepared) hash.update(file.hash);
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    const hashes = prepared.map((file) => file.hash);
    const close = () => loader.close();
    return { loader, names, parts, hash: hash.digest('hex'), hashes, bytes, notes, close };
  } catch (thrown) {
    await loader.close();
    throw thrown;
  }
}

async function prepareFiles(
  files: readonly SourceFile[],
  source: Extract<LoadSource, { kind: 'files' }>,
  options: OpenRawOptions,
): Promise<readonly PreparedFile[]> {
  const total = files.reduce((sum, file) => sum + file.bytes, 0);
  let done = 0;
  const onBytes = (count: number) => {
    done += count;
    options.onBytes?.(Math.min(total, done), total);
  };
  const diagnostics: Diagnostic[] = [];
  const prepared: PreparedFile[] = [];
  for (const [index, file] of files.entries()) {
    const one = await prepareFile(file, {
      options: source.options,
      work: options.work,
      copyName: String(index),
      onBytes,
      onBroken: (record) => options.onBroken?.(file.name, record),
      signal: options.context.signal,
      copies: options.context.copies,
      keepsCopies: options.keepsCopies ?? false,
    }).catch(refusal(diagnostics));
    if (one !== null) prepared.push(one);
  }
  if (new Set(prepared.map(formatOf)).size > 1)
    diagnostics.push(report('load/mixed-formats', { dataset: options.dataset }));
  if (diagnostics.length > 0) throw new PlumblineError(diagnostics);
  return prepared;
}

/** Every file's diagnostics are collected before the first is thrown. */
function refusal(diagnostics: Diagnostic[]): (thrown: unknown) => null {
  return (thrown) => {
    if (!(thrown instanceof PlumblineError)) throw thrown;
    diagnostics.push(...thrown.diagnostics);
    return null;
  };
}

function formatOf(file: PreparedFile): string {
  return file.kind === 'text' ? file.text.format : file.kind;
}

function notesOf(file: PreparedFile): readonly Diagnostic[] {
  if (file.kind === 'text') return file.text.notes;
  return file.kind === 'sheet' ? file.sheet.notes : [];
}

async function partsOf(
  loader: Loader,
  prepared: readonly PreparedFile[],
): Promise<Pick<RawSource, 'names' | 'parts' | 'notes'>> {
  const texts = prepared.flatMap((file) => (file.kind === 'text' ? [file.text] : []));
  const notes = prepared.flatMap(notesOf);
  if (texts.length > 0 && texts[0]?.format === 'json') {
    const keys = await jsonKeys(loader, texts);
    if (keys.length === 0) {
      const cause = 'no line is a JSON object';
      throw new PlumblineError([report('load/unreadable', { file: texts[0].file.name, cause })]);
    }
    return { names: keys, parts: texts.map((text) => jsonPart(text, keys)), notes };
  }
  const parts: NamedPart[] = [];
  for (const file of prepared) {
    if (file.kind === 'parquet') parts.push(await parquetPart(loader, file.file.name, file.file.path));
    else if (file.kind === 'text') parts.push({ names: file.text.dialect.names, part: csvPart(file.text) });
    else parts.push({ names: file.sheet.columns.map(({ name }) => name), part: sheetPart(file.sheet) });
  }
  return { ...alignParts(parts), notes };
}

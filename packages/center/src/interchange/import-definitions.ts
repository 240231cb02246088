import { mkdir, readFile, realpath, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { type Diagnostic, PlumblineError, report, systemReason } from '@plumbline/diagnostics';
import {
  importMetricFlow,
  importOssie,
  type Plain,
  readMetricFlow,
  type WrittenObject,
  writtenObjects,
  yamlOfObjects,
} from '@plumbline/model';
import { emptyRoot } from '../workspace/empty-root.ts';
import { FILE_LIMITS } from '../workspace/limits.ts';
import { readDefinitionFiles } from '../workspace/read-definition-files.ts';

export type ImportFormat = 'metricflow' | 'ossie';

export interface ImportOptions {
  readonly cwd: string;
  readonly format: ImportFormat;
  /** Where the rows of a table are: a path with `{table}` in it. */
  readonly tables: string;
  readonly timezone: string;
}

export interface ImportReport {
  readonly datasets: number;
  readonly metrics: number;
  /** Saved questions, as files of MetricQueries. */
  readonly queries: number;
  /** What could not be carried, and what was called otherwise. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Makes a workspace of the definitions of another tool: a folder of YAML files, or one file. Throws PlumblineError
 * where nothing can be read or the folder is a workspace already; then nothing was written.
 */
export async function importDefinitions(
  path: string,
  dir: string,
  options: ImportOptions,
): Promise<ImportReport> {
  const texts = await readTexts(resolve(options.cwd, path), path);
  const { files, diagnostics } = READERS[options.format](texts, {
    ...options,
    name: nameOf(resolve(options.cwd, dir)),
  });
  if (diagnostics.some(({ severity }) => severity === 'error')) throw new PlumblineError(diagnostics);
  const root = await emptyRoot(dir, options.cwd);
  for (const [file, text] of files) {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), text);
  }
  const objects = writtenObjects(files);
  const count = (kind: WrittenObject['kind']) => objects.filter((one) => one.kind === kind).length;
  const queries = [...files.keys()].filter((file) => file.endsWith('.json')).length;
  return { datasets: count('dataset'), metrics: count('metric'), queries, diagnostics };
}

interface Imported {
  readonly files: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
}

type Named = ImportOptions & { readonly name: string };

const READERS: {
  readonly [F in ImportFormat]: (texts: ReadonlyMap<string, string>, options: Named) => Imported;
} = {
  metricflow: (texts, { name, timezone, tables }) =>
    importMetricFlow(readMetricFlow(texts), {
      name,
      timezone,
      through: null,
      today: null,
      sourceOf: ({ name: table }) => ({ files: fileOf(tables, table) }),
    }),
  ossie: (texts, { tables }) => {
    const { objects, diagnostics } = importOssie(texts, { sourceOf: (table) => ossieSource(tables, table) });
    return { files: yamlOfObjects(objects), diagnostics };
  },
};

/** A query stays one; a table is a file of its name. */
function ossieSource(tables: string, source: string): Plain {
  if (/^\s*(select|with)\b/i.test(source)) return { sql: source };
  return { files: fileOf(tables, source.split('.').at(-1) ?? source) };
}

function fileOf(tables: string, table: string): string {
  return tables.replaceAll('{table}', table);
}

async function readTexts(path: string, written: string): Promise<ReadonlyMap<string, string>> {
  try {
    if (!(await stat(path)).isDirectory()) return new Map([[basename(path), await readFile(path, 'utf8')]]);
    const { files, diagnostics } = await readDefinitionFiles(await realpath(path), FILE_LIMITS);
    if (diagnostics.some(({ severity }) => severity === 'error')) throw new PlumblineError(diagnostics);
    return files;
  } catch (cause) {
    if (cause instanceof PlumblineError) throw cause;
    const reason = systemReason(cause);
    throw new PlumblineError([report('interchange/cannot-read', { path: written, reason })]);
  }
}

function nameOf(dir: string): string {
  const plain = basename(dir)
    .toLowerCase()
    .replaceAll(/[^a-z0-9_]+/g, '_')
    .replace(/^[^a-z]+/, '');
  return plain === '' ? 'workspace' : plain;
}

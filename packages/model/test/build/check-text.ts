import type { Diagnostic } from '@plumbline/diagnostics';
import {
  buildModel,
  type InspectedColumn,
  type Model,
  readDefinitions,
  type ValueType,
} from '@plumbline/model';

type Kind = Exclude<ValueType['kind'], 'decimal' | 'timestamp'>;
export type Columns = Readonly<Record<string, Readonly<Record<string, Kind | ValueType>>>>;

export interface Checked {
  readonly model: Model;
  readonly diagnostics: readonly Diagnostic[];
  /** `file:line:column code`, in order. */
  readonly found: readonly string[];
  /** `line code: marked text`, in order. */
  readonly marked: readonly string[];
}

const ROOT = 'workspace: shop\ncurrency: USD\n';

/** Checks a workspace of one or several files; `plumbline.yaml` is added unless it is given; null leaves a file out. */
export function checkText(
  files: string | Readonly<Record<string, string | null>>,
  columns: Columns = {},
  variables: Readonly<Record<string, string>> = {},
): Checked {
  const given = typeof files === 'string' ? { 'a.yaml': files } : files;
  const entries = Object.entries({ 'plumbline.yaml': ROOT, ...given });
  const all = new Map(entries.flatMap(([path, text]) => (text === null ? [] : [[path, text] as const])));
  const read = readDefinitions(all, new Map(Object.entries(variables)));
  const built = buildModel(read.definitions, inspect(columns));
  const diagnostics = [...read.diagnostics, ...built.diagnostics];
  return { model: built.model, diagnostics, found: diagnostics.map(shown), marked: diagnostics.map(marked) };
}

function inspect(columns: Columns): ReadonlyMap<string, readonly InspectedColumn[]> {
  return new Map(
    Object.entries(columns).map(([dataset, types]) => [
      dataset,
      Object.entries(types).map(([name, type]) => ({
        name,
        type: typeof type === 'string' ? { kind: type } : type,
      })),
    ]),
  );
}

export function shown(diagnostic: Diagnostic): string {
  const { at, code } = diagnostic;
  return at?.kind === 'file' ? `${at.file}:${at.line}:${at.column} ${code}` : code;
}

function marked({ at, code }: Diagnostic): string {
  if (at?.kind !== 'file') return code;
  const start = at.column - 1;
  return `${at.line} ${code}: ${at.source?.slice(start, start + at.length)}`;
}

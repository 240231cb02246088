import { type Diagnostic, PlumblineError, report } from '@plumbline/diagnostics';
import type { RawPart } from './raw-source.ts';

export interface NamedPart {
  readonly names: readonly string[];
  readonly part: RawPart;
}

/**
 * Brings the columns of every file into the order of the first. Files with other columns are refused: a column
 * that is missing in one month would be null there, and nobody would know.
 */
export function alignParts(parts: readonly NamedPart[]): {
  readonly names: readonly string[];
  readonly parts: readonly RawPart[];
} {
  const first = parts[0];
  if (first === undefined) return { names: [], parts: [] };
  const diagnostics = parts.flatMap(({ names, part }) => [
    ...duplicates(part.file, names),
    ...differences(first, { names, part }),
  ]);
  if (diagnostics.length > 0) throw new PlumblineError(diagnostics);
  return { names: first.names, parts: parts.map((part) => reordered(part, first.names)) };
}

/** DuckDB does not tell `Name` from `name`. */
function duplicates(file: string, names: readonly string[]): readonly Diagnostic[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const name of names) {
    const key = name.toLowerCase();
    if (seen.has(key)) twice.add(name);
    seen.add(key);
  }
  return [...twice].map((column) => report('load/duplicate-column', { file, column }));
}

function differences(first: NamedPart, other: NamedPart): readonly Diagnostic[] {
  const missing = first.names.filter((name) => !other.names.includes(name));
  const extra = other.names.filter((name) => !first.names.includes(name));
  if (missing.length === 0 && extra.length === 0) return [];
  const text = {
    zh: '列不同的文件请各建一个数据集，再用 union 合并',
    en: 'make a dataset of each and join them with union',
  };
  const params = { file: other.part.file, first: first.part.file, missing, extra };
  return [report('load/columns-differ', params, { hints: [{ text }] })];
}

function reordered({ names, part }: NamedPart, wanted: readonly string[]): RawPart {
  const places = wanted.map((name) => names.indexOf(name));
  if (places.every((place, i) => place === i)) return part;
  const columns = places.map((place, i) => `r${place} AS r${i}`).join(', ');
  const { sheet } = part;
  const marks = sheet === null ? '' : ', sheet_row, sheet_bad';
  const order = <T>(items: readonly T[]) => places.flatMap((place) => items[place] ?? []);
  return {
    ...part,
    from: (rejects) => `(SELECT ${columns}${marks} FROM ${part.from(rejects)})`,
    types: order(part.types),
    unreadable: part.unreadable.map((one) => ({
      ...one,
      column: one.column === null ? null : places.indexOf(one.column),
    })),
    sheet: sheet === null ? null : { ...sheet, columns: order(sheet.columns) },
  };
}

import type { Place } from '@plumbline/diagnostics';
import type { DefinitionOf, ListKey } from './schema/definition-lists.ts';
import type { CurrencyRatesDefinition } from './schema/graph.ts';
import type { WorkspaceDefinition } from './schema/workspace.ts';
import { placeAt, type SourceFile } from './yaml/source-file.ts';
import { textOffset } from './yaml/text-offset.ts';
import type { Written } from './yaml/written.ts';

/** Definitions as written, schema-checked, with the place of every value; no names resolved. Opaque outside model. */
export interface Definitions {
  readonly files: ReadonlyMap<string, string>;
  readonly workspace: Defined<WorkspaceDefinition> | null;
  readonly currencyRates: Defined<CurrencyRatesDefinition> | null;
  readonly lists: { readonly [K in ListKey]: readonly Defined<DefinitionOf<K>>[] };
  /** False when a file could not be read at all: a name that is missing may stand in it. */
  readonly isComplete: boolean;
  /** Names of entries that were refused, so that what mentions them is not reported again. */
  readonly broken: { readonly [K in ListKey]: ReadonlySet<string> };
}

/** A checked value and where it stands. */
export interface Defined<T> {
  readonly value: T;
  readonly origin: Origin;
}

export interface Origin {
  readonly file: SourceFile;
  readonly written: Written;
}

export type Path = readonly (string | number)[];

/** The value at `path`, or the nearest one around it that is written. */
export function writtenAt(origin: Origin, path: Path): Written {
  let at = origin.written;
  for (const step of path) {
    const next =
      at.kind === 'map'
        ? at.entries.get(String(step))?.value
        : at.kind === 'list'
          ? at.items[Number(step)]
          : null;
    if (next === null || next === undefined) break;
    at = next;
  }
  return at;
}

/** The place of the value at `path`. A whole map is marked by its first key. */
export function placeOf(origin: Origin, path: Path): Place {
  const written = writtenAt(origin, path);
  if (written.kind === 'map') {
    for (const entry of written.entries.values()) return placeAt(origin.file, entry.keyStart, entry.keyEnd);
  }
  return placeAt(origin.file, written.start, written.end);
}

/** The place of the key at `path`. */
export function placeOfKey(origin: Origin, path: Path): Place {
  const around = writtenAt(origin, path.slice(0, -1));
  const entry = around.kind === 'map' ? around.entries.get(String(path.at(-1))) : undefined;
  return entry === undefined ? placeOf(origin, path) : placeAt(origin.file, entry.keyStart, entry.keyEnd);
}

/** The place of `start…end` inside the text at `path`: a part of a formula. */
export function placeInText(
  origin: Origin,
  path: Path,
  span: { readonly start: number; readonly end: number },
): Place {
  const written = writtenAt(origin, path);
  if (written.kind !== 'text') return placeOf(origin, path);
  const last = Math.min(span.end, written.value.length) - 1;
  const start = textOffset(origin.file.text, written, span.start);
  const end = last > span.start ? textOffset(origin.file.text, written, last) + 1 : start + 1;
  return placeAt(origin.file, start, end);
}

import { type Diagnostic, type Place, report } from '@plumbline/diagnostics';
import { type ParsedNode, parseAllDocuments } from 'yaml';
import { YAML_LIMITS } from '../workspace/yaml/limits.ts';
import { placeAt, type SourceFile, toSourceFile } from '../workspace/yaml/source-file.ts';
import { createConversion, toWritten } from '../workspace/yaml/to-written.ts';
import { toPlain, type Written } from '../workspace/yaml/written.ts';

/** A map of a YAML file of another tool, and where it begins. */
export interface Entry {
  readonly value: Readonly<Record<string, unknown>>;
  readonly at: Place;
}

/** All documents of the files; what cannot be read is a diagnostic. */
export function readDocuments(files: ReadonlyMap<string, string>): {
  readonly documents: readonly WrittenDocument[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const documents: WrittenDocument[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [path, text] of files) {
    const file = toSourceFile(path, text);
    if (text.length > YAML_LIMITS.characters) {
      const limit = { limit: 'characters', max: YAML_LIMITS.characters } as const;
      diagnostics.push(report('workspace/limit', limit, { at: placeAt(file, 0, 1) }));
      continue;
    }
    const conversion = createConversion(file);
    for (const document of parseAllDocuments<ParsedNode>(text, {
      schema: 'failsafe',
      uniqueKeys: false,
      prettyErrors: false,
    })) {
      if (!('errors' in document)) break;
      const [fault] = document.errors;
      if (fault !== undefined) {
        const at = placeAt(file, fault.pos[0], fault.pos[1]);
        diagnostics.push(report('interchange/unreadable', {}, { at }));
        break;
      }
      const root = document.contents === null ? null : toWritten(document.contents, conversion);
      if (root !== null) documents.push({ root, file });
    }
    diagnostics.push(...conversion.diagnostics);
  }
  return { documents, diagnostics };
}

export interface WrittenDocument {
  readonly root: Written;
  readonly file: SourceFile;
}

/** The maps under `key`: one, or a list of them. */
export function entriesUnder({ root, file }: WrittenDocument, key: string): readonly Entry[] {
  const value = root.kind === 'map' ? root.entries.get(key)?.value : null;
  if (value === null || value === undefined) return [];
  const items = value.kind === 'list' ? value.items : [value];
  return items.flatMap((item) =>
    item.kind === 'map'
      ? [{ value: toPlain(item) as Entry['value'], at: placeAt(file, item.start, item.end) }]
      : [],
  );
}

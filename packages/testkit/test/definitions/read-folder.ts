import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type Diagnostic, formatDiagnostic } from '@plumbline/diagnostics';
import { buildModel, type Model, readDefinitions } from '@plumbline/model';

function yamlFilesIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** The definitions of a folder as they stand, without any data. */
export function readFolder(folder: string): {
  readonly model: Model;
  readonly diagnostics: readonly Diagnostic[];
} {
  const files = new Map(
    yamlFilesIn(folder).map((path) => [relative(folder, path), readFileSync(path, 'utf8')]),
  );
  const { definitions, diagnostics } = readDefinitions(files, new Map([['PLUMBLINE_SHARED', '/shared']]));
  const built = buildModel(definitions, new Map());
  return { model: built.model, diagnostics: [...diagnostics, ...built.diagnostics] };
}

/** Findings that say something is wrong, as a person reads them. */
export function complaints(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics
    .filter(({ severity }) => severity !== 'note')
    .map((found) => formatDiagnostic(found, 'en'));
}

import { type Diagnostic, PlumblineError } from '@plumbline/diagnostics';
import {
  exportOssie,
  readDefinitions,
  type WrittenObject,
  writtenObjects,
  yamlOfObjects,
} from '@plumbline/model';
import { readDefinitionTexts } from '../workspace/read-definition-texts.ts';

export type ExportFormat = 'ossie' | 'yaml';

interface Exported {
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** The definitions of a folder as one document. Throws PlumblineError where one of them cannot be read. */
export async function exportDefinitions(
  dir: string,
  { cwd, format }: { readonly cwd: string; readonly format: ExportFormat },
): Promise<Exported> {
  const { files, diagnostics } = await readDefinitionTexts(dir, cwd);
  const found = [...diagnostics, ...readDefinitions(files, new Map()).diagnostics];
  const errors = found.filter(
    ({ severity, code }) => severity === 'error' && !code.startsWith('workspace/variable-'),
  );
  if (errors.length > 0) throw new PlumblineError(errors);
  return WRITERS[format](writtenObjects(files));
}

const WRITERS: { readonly [F in ExportFormat]: (objects: readonly WrittenObject[]) => Exported } = {
  ossie: exportOssie,
  yaml: (objects) => ({ text: [...yamlOfObjects(objects).values()].join('\n'), diagnostics: [] }),
};

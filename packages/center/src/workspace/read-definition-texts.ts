import { type Diagnostic, PlumblineError } from '@plumbline/diagnostics';
import { FILE_LIMITS } from './limits.ts';
import { locateWorkspace } from './locate-workspace.ts';
import { readDefinitionFiles } from './read-definition-files.ts';

/** The definition files of a folder, by path below it. Throws PlumblineError where there is no workspace. */
export async function readDefinitionTexts(
  dir: string,
  cwd: string,
): Promise<{ readonly files: ReadonlyMap<string, string>; readonly diagnostics: readonly Diagnostic[] }> {
  const located = await locateWorkspace(dir, cwd);
  if (located.root === null) throw new PlumblineError([located.diagnostic]);
  return readDefinitionFiles(located.root, FILE_LIMITS);
}

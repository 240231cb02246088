import { FILE_LIMITS } from '../workspace/limits.ts';
import { readDefinitionFiles } from '../workspace/read-definition-files.ts';
import type { DefinitionTexts } from './center.ts';

/** Kinds of a recorded change: of the files that stand in the folder of the workspace, or of others. */
export const APPLY = 'apply';
export const APPLY_ELSEWHERE = 'apply-elsewhere';

/** Whether what is applied stands in the folder: if not, the next start must not put the folder over it. */
export async function kindOfApply(root: string, files: DefinitionTexts): Promise<string> {
  const own = (await readDefinitionFiles(root, FILE_LIMITS)).files;
  const isOwn = own.size === files.size && [...own].every(([path, text]) => files.get(path) === text);
  return isOwn ? APPLY : APPLY_ELSEWHERE;
}

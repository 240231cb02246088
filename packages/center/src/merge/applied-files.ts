import { isPutTogether } from '@plumbline/model';
import type { Store } from '@plumbline/store';
import type { DefinitionTexts } from '../center/center.ts';

/**
 * The files that people wrote and that were last applied; null: none ever were. Earlier versions of this program also kept files that
 * they had put together out of the catalog for an edit in the web app: those say nothing of what the folder said.
 */
export function appliedFiles({ definitions }: Store): Promise<DefinitionTexts | null> {
  return definitions.lastFiles((files) => !isPutTogether(withoutRows(files)));
}

/** Rows of a sheet of the dictionary were put beside them. */
function withoutRows(files: DefinitionTexts): DefinitionTexts {
  return new Map([...files].filter(([path]) => !/^dictionary\/row-\d+\.yaml$/.test(path)));
}

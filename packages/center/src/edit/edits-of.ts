import type { Workings } from '../center/workings.ts';
import { checkEdit } from './check-edit.ts';
import type { EditsCase } from './edits-case.ts';
import { previewEdit } from './preview-edit.ts';
import { proposeEdits, reviseByEdits } from './propose-edits.ts';
import { startOf, writtenDefinition } from './written-definition.ts';

export function editsOf(workings: Workings): EditsCase {
  return {
    written: (principal, object, asked) => writtenDefinition(workings, principal, { ...asked, ...object }),
    start: (principal) => startOf(workings, principal),
    check: (principal, edit, asked) => checkEdit(workings, principal, { ...asked, edit }),
    preview: (principal, edit, asked) => previewEdit(workings, { ...asked, principal, edit }),
    propose: (principal, edits, wish = {}) => proposeEdits(workings, principal, { edits, wish }),
    revise: (principal, read, edits, wish = {}) => reviseByEdits(workings, principal, { read, edits, wish }),
  };
}

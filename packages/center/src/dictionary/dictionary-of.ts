import { PlumblineError } from '@plumbline/diagnostics';
import { sightOf, unanswered } from '../center/sight.ts';
import type { Workings } from '../center/workings.ts';
import { permit } from '../people/permit.ts';
import type { DictionaryCase } from './dictionary-case.ts';
import { exportSheet } from './export-sheet.ts';
import { importSheet } from './import-sheet.ts';

export function dictionaryOf(workings: Workings): DictionaryCase {
  const { snapshots } = workings;
  return {
    async exportSheet(principal, locale) {
      permit(principal, 'read');
      const sight = sightOf(snapshots.current(), principal);
      if (sight === null) throw new PlumblineError(unanswered(snapshots.current(), principal));
      return exportSheet(workings, sight, locale);
    },
    importSheet: (principal, bytes, options) => importSheet(workings, principal, bytes, options),
  };
}

import { declaredMetrics } from '@plumbline/model';
import { keptEnded } from '../governance/kept-ended.ts';
import { permit } from '../people/permit.ts';
import { writerOf } from '../people/writer-of.ts';
import { buildWorkspace } from '../workspace/open-workspace.ts';
import { adoptFolder, folderState } from './adopt-folder.ts';
import { apply } from './apply.ts';
import type { Center } from './center.ts';
import type { Workings } from './workings.ts';

type DefinitionCase = 'check' | 'apply' | 'folder' | 'adoptFolder';

/** Definition files: checked, brought into the catalog, held beside it. */
export function definitionCases(workings: Workings): Pick<Center, DefinitionCase> {
  const { snapshots } = workings;
  return {
    async check(principal, files) {
      permit(principal, 'apply');
      const { columns: known } = snapshots.current();
      const checked = { ...workings.options, missing: 'warning', known } as const;
      const { model, diagnostics } = await buildWorkspace(workings.root, { files, diagnostics: [] }, checked);
      const kept = await keptEnded(workings.holder.store, model);
      const counts = { datasets: model.datasets.size, metrics: declaredMetrics(model).length };
      return {
        diagnostics: [...diagnostics, ...kept],
        counts,
        locale: model.workspace.locale,
        isRemembered: false,
      };
    },
    async apply(principal, files, options) {
      permit(principal, 'apply');
      return apply(workings, files, { ...options, writer: writerOf(workings, principal) });
    },
    async folder(principal) {
      permit(principal, 'apply');
      return folderState(workings);
    },
    async adoptFolder(principal) {
      permit(principal, 'apply');
      return adoptFolder(workings, writerOf(workings, principal));
    },
  };
}

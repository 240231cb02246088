import { PlumblineError } from '@plumbline/diagnostics';
import { declaredMetrics } from '@plumbline/model';
import { keptEnded } from '../governance/kept-ended.ts';
import { requireWholeSight } from '../governance/may-propose.ts';
import { wholeSightInTurn } from '../governance/whole-sight-in-turn.ts';
import { writtenFiles } from '../merge/written-files.ts';
import { zipOfTexts } from '../merge/zip-of-texts.ts';
import { permit } from '../people/permit.ts';
import { writerOf } from '../people/writer-of.ts';
import { buildWorkspace } from '../workspace/open-workspace.ts';
import { adoptFolder, folderState } from './adopt-folder.ts';
import { apply } from './apply.ts';
import type { Center, DefinitionTexts } from './center.ts';
import { hasError } from './compare-objects.ts';
import type { Principal } from './principal.ts';
import type { Workings } from './workings.ts';

type DefinitionCase = 'check' | 'apply' | 'definitionFiles' | 'definitionArchive' | 'folder' | 'adoptFolder';

/** Definition files: checked, brought into the catalog, held beside it. They say all there is: they are for who sees all of it. */
export function definitionCases(workings: Workings): Pick<Center, DefinitionCase> {
  const definitionFiles: Center['definitionFiles'] = async (principal, files, wins) => {
    permit(principal, 'apply');
    return workings.publishing(async () => {
      await wholeSightInTurn(workings, principal);
      return writtenFiles(workings, files, wins);
    });
  };
  return {
    check: (principal, files) => checkFiles(workings, principal, files),
    async apply(principal, files, options) {
      permit(principal, 'apply');
      const compose = async () => {
        await wholeSightInTurn(workings, principal);
        return files;
      };
      return apply(workings, compose, {
        ...{ ...options, isOfFiles: true, principal },
        writer: writerOf(workings, principal),
      });
    },
    definitionFiles,
    async definitionArchive(principal) {
      const { files, diagnostics } = await definitionFiles(principal, null);
      if (hasError(diagnostics)) throw new PlumblineError(diagnostics);
      return zipOfTexts(files);
    },
    async folder(principal) {
      permit(principal, 'apply');
      requireWholeSight(workings.snapshots.current(), principal);
      return folderState(workings);
    },
    async adoptFolder(principal) {
      permit(principal, 'apply');
      requireWholeSight(workings.snapshots.current(), principal);
      return adoptFolder(workings, principal);
    },
  };
}

async function checkFiles(
  { snapshots, options, root, holder }: Workings,
  principal: Principal,
  files: DefinitionTexts,
): ReturnType<Center['check']> {
  permit(principal, 'apply');
  const served = snapshots.current();
  requireWholeSight(served, principal);
  const { columns: known } = served;
  const checked = { ...options, missing: 'warning', known } as const;
  const { model, diagnostics, doubles } = await buildWorkspace(root, { files, diagnostics: [] }, checked);
  const kept = await keptEnded(holder.store, model);
  const counts = { datasets: model.datasets.size, metrics: declaredMetrics(model).length };
  const { locale } = model.workspace;
  return { diagnostics: [...diagnostics, ...doubles(), ...kept], counts, locale, isRemembered: false };
}

import type { Diagnostic } from '@plumbline/diagnostics';
import { writtenObjects } from '@plumbline/model';
import type { Writer } from '@plumbline/store';
import { diffObjects } from '../catalog/diff-objects.ts';
import { carriedObjects } from '../governance/carried-objects.ts';
import { reviewNow } from '../governance/review-now.ts';
import { appliedFiles } from '../merge/applied-files.ts';
import { isSameTexts, readingErrors, twinErrors } from '../merge/merge-files.ts';
import { writerOf } from '../people/writer-of.ts';
import { FILE_LIMITS } from '../workspace/limits.ts';
import { ROOT_FILE } from '../workspace/locate-workspace.ts';
import { readDefinitionFiles } from '../workspace/read-definition-files.ts';
import { APPLY } from './applied-folder.ts';
import { apply } from './apply.ts';
import type { FolderState } from './apply-report.ts';
import type { AdoptReport } from './center.ts';
import { hasError, lastWritten } from './compare-objects.ts';
import type { Principal } from './principal.ts';
import { lastChange } from './served.ts';
import type { Workings } from './workings.ts';

export async function folderState(workings: Workings): Promise<FolderState> {
  const { root, holder } = workings;
  const { files } = await readDefinitionFiles(root, FILE_LIMITS);
  const hasDefinitions = files.has(ROOT_FILE);
  const { written } = await lastWritten(holder.store);
  const last = await lastChange(holder.store);
  const review = reviewNow(workings);
  const plain = writtenObjects(files);
  const own = review === null ? plain : carriedObjects(plain, written);
  return {
    hasDefinitions,
    isCatalogEmpty: last === null,
    isSame: hasDefinitions && diffObjects(written, own).length === 0,
    isCatalogUntouched: last === null || (review === null && last.kind === APPLY),
  };
}

/** The folder leads while nobody has changed the catalog beside it; after that only people decide. */
export async function adoptFolder(workings: Workings, principal: Principal): Promise<AdoptReport> {
  const writer = writerOf(workings, principal);
  const { hasDefinitions, isCatalogEmpty, isSame, isCatalogUntouched } = await folderState(workings);
  if (!hasDefinitions) return { kind: isCatalogEmpty ? 'empty' : 'unchanged', report: null };
  if (isSame) {
    await workings.publishing(() => keepSame(workings, writer));
    return { kind: 'unchanged', report: null };
  }
  const { files, diagnostics } = await readDefinitionFiles(workings.root, FILE_LIMITS);
  const isBroken = diagnostics.some(({ severity }) => severity === 'error');
  const dryRun = isBroken || !(isCatalogEmpty || isCatalogUntouched);
  const done = await apply(workings, files, { dryRun, writer, principal });
  const report = { ...done, diagnostics: [...diagnostics, ...done.diagnostics] };
  if (report.diagnostics.some(({ severity }) => severity === 'error')) return { kind: 'refused', report };
  if (report.isApplied) return { kind: 'applied', report };
  const isAlike = report.changes.length === 0 && !report.diagnostics.some(isDivided);
  return { kind: isAlike ? 'unchanged' : 'differs', report };
}

/** A folder that says what the catalog says is what the next one is held against, as if it had been applied. */
async function keepSame(workings: Workings, writer: Writer): Promise<void> {
  const { store } = workings.holder;
  const { files, diagnostics } = await readDefinitionFiles(workings.root, FILE_LIMITS);
  const applied = await appliedFiles(store);
  if (hasError(diagnostics) || (applied !== null && isSameTexts(applied, files))) return;
  // Asked again: until now others could write.
  if (!(await folderState(workings)).isSame || readingErrors(workings, files).length > 0) return;
  if ((await twinErrors(workings, files)).length > 0) return;
  const at = { ...writer, now: workings.options.now() };
  await store.definitions.record({ kind: APPLY, versions: [], files }, at);
}

/** The catalog says something that the folder does not. */
function isDivided({ code }: Diagnostic): boolean {
  return code === 'change/catalog-newer' || code === 'change/only-in-catalog';
}

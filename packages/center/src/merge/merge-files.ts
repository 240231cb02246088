import { setImmediate as breathe } from 'node:timers/promises';
import type { Diagnostic } from '@plumbline/diagnostics';
import {
  filesOfObjects,
  placeOfObject,
  type ReviewMode,
  readDefinitions,
  type WrittenObject,
  writtenObjects,
} from '@plumbline/model';
import type { CatalogObjects } from '../catalog/catalog-objects.ts';
import { keyOf } from '../catalog/diff-objects.ts';
import { APPLY, kindOfApply } from '../center/applied-folder.ts';
import type { DefinitionTexts, WinningSides } from '../center/center.ts';
import { hasError } from '../center/compare-objects.ts';
import type { Workings } from '../center/workings.ts';
import { allCalledByName } from '../governance/called-by-name.ts';
import { buildWorkspace } from '../workspace/open-workspace.ts';
import { variablesOf } from '../workspace/variables.ts';
import { appliedFiles } from './applied-files.ts';
import { dividedFindings } from './divided-findings.ts';
import { goneBack } from './gone-back.ts';
import { mergeObjects } from './merge-objects.ts';
import { winningSide } from './winning-side.ts';

export interface MergingFiles {
  readonly files: DefinitionTexts;
  readonly last: CatalogObjects;
  readonly review: ReviewMode | null;
  readonly wins?: WinningSides | undefined;
  /** They are written into, and that they can be read is known: what stands in them, and the files that were last applied. */
  readonly read?: { readonly plain: readonly WrittenObject[]; readonly applied: DefinitionTexts | null };
}

export interface MergedFiles {
  /** What the catalog is to say, and the same as texts to be checked. */
  readonly written: readonly WrittenObject[];
  readonly files: DefinitionTexts;
  /** What the two do not agree on; with an error nothing is to be written. */
  readonly diagnostics: readonly Diagnostic[];
  /** The files that were last applied; null: none ever were. */
  readonly base: DefinitionTexts | null;
  /** Whether the files are other texts than those that were last applied. */
  readonly isMoved: boolean;
  /** Findings about `files` as findings about what stands in the folder. */
  readonly placed: (found: readonly Diagnostic[]) => Promise<readonly Diagnostic[]>;
}

/** Files beside the catalog and the files that were last applied. Those that cannot be read say nothing but why. */
export async function mergeFiles(
  workings: Workings,
  { files, last, review, wins = {}, read }: MergingFiles,
): Promise<MergedFiles> {
  const { store } = workings.holder;
  const isRead = read !== undefined;
  const plain = read?.plain ?? writtenObjects(files);
  await breathe();
  const applied =
    last.written.length === 0 ? null : read !== undefined ? read.applied : await appliedFiles(store);
  const isMoved = applied === null || !isSameTexts(applied, files);
  // A folder without anything is none that dropped everything.
  const base = applied === null ? null : files.size === 0 ? [] : isMoved ? writtenObjects(applied) : plain;
  await breathe();
  const { winner, diagnostics: unsaid } = winningSide(wins, [...plain, ...last.written]);
  const merged = mergeObjects({
    ...{ base, catalog: last.written, files: plain, isCarried: review !== null },
    wins: winner,
  });
  await breathe();
  const { kept, beside, conflicts } = merged;
  const isOwn = kept.length + beside.length + conflicts.length + (wins.theirs ?? []).length === 0;
  const broken = isOwn || isRead ? [] : await brokenFindings(workings, { files, plain });
  if (broken.length > 0) {
    const placed = (found: readonly Diagnostic[]) => Promise.resolve(found);
    return { written: merged.objects, files, base: applied, diagnostics: broken, isMoved, placed };
  }
  const written = new Map(last.written.map((version) => [keyOf(version), version]));
  const telling = { store, written, placeOf: placeOfObject(files) };
  const told = await dividedFindings(merged, telling);
  const isRefused = async () => isRead || (await kindOfApply(workings.root, files)) !== APPLY;
  const back = await goneBack(merged.moved, telling, isRefused);
  const diagnostics = await allCalledByName(workings, [...unsaid, ...told, ...back]);
  const whole = isOwn ? files : filesOfObjects(merged.objects);
  return {
    ...{ written: merged.objects, files: whole, base: applied, diagnostics, isMoved },
    placed: (found) => (isOwn ? Promise.resolve(found) : placedIn(workings, files, found)),
  };
}

export function isSameTexts(applied: DefinitionTexts, files: DefinitionTexts): boolean {
  return applied.size === files.size && [...applied].every(([path, text]) => files.get(path) === text);
}

/** One name for two definitions: the check finds it in the files, where both stand. */
function hasTwins(objects: readonly WrittenObject[]): boolean {
  return new Set(objects.map(keyOf)).size !== objects.length;
}

interface Unmerged {
  readonly files: DefinitionTexts;
  readonly plain: readonly WrittenObject[];
}

/** All that is found in files of which some cannot be read, with an error among it; nothing: they can be. */
async function brokenFindings(
  workings: Workings,
  { files, plain }: Unmerged,
): Promise<readonly Diagnostic[]> {
  const unread = readingErrors(workings, files);
  if (unread.length === 0 && !hasTwins(plain)) return [];
  const { diagnostics } = await folderOf(workings, files);
  return hasError(diagnostics) ? diagnostics : unread;
}

/** Why files cannot be read: what is in them would look as if it had been removed. */
export function readingErrors(workings: Workings, files: DefinitionTexts): readonly Diagnostic[] {
  const { diagnostics } = readDefinitions(files, variablesOf(workings.options.env));
  return diagnostics.filter(({ severity }) => severity === 'error');
}

/** The same as errors: of two definitions of one name either could be the one that is meant. */
export async function twinErrors(
  workings: Workings,
  files: DefinitionTexts,
  plain = writtenObjects(files),
): Promise<readonly Diagnostic[]> {
  if (!hasTwins(plain)) return [];
  const { diagnostics } = await folderOf(workings, files);
  return diagnostics.filter(({ severity }) => severity === 'error');
}

function folderOf({ root, options, snapshots }: Workings, files: DefinitionTexts) {
  const { columns: known } = snapshots.current();
  return buildWorkspace(root, { files, diagnostics: [] }, { ...options, missing: 'warning', known });
}

/** A finding about a text that was put together here has the place of the same finding about the folder, or none. */
async function placedIn(
  workings: Workings,
  files: DefinitionTexts,
  found: readonly Diagnostic[],
): Promise<readonly Diagnostic[]> {
  if (found.length === 0) return found;
  const own = await folderOf(workings, files);
  const said = ({ code, params }: Diagnostic) => JSON.stringify([code, params]);
  const places = new Map(own.diagnostics.map((one) => [said(one), one]));
  return found.flatMap((one): readonly Diagnostic[] => {
    const here = places.get(said(one));
    if (here !== undefined) return [here];
    const { at: _, ...placeless } = one;
    // A remark about what the catalog says and the folder does not is none about the folder.
    return one.severity === 'note' ? [] : [placeless];
  });
}

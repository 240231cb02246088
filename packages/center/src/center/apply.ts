import { setImmediate as breathe } from 'node:timers/promises';
import { formatDay } from '@plumbline/calendar';
import type { Diagnostic } from '@plumbline/diagnostics';
import { type Model, type WrittenObject, writtenObjects } from '@plumbline/model';
import { FIRST_DAY, type NewVersion, type Store, type Writer } from '@plumbline/store';
import { type CatalogObjects, columnVersions, splitVersions, toObjects } from '../catalog/catalog-objects.ts';
import { diffObjects, keyOf, type ObjectDifference } from '../catalog/diff-objects.ts';
import { isCosmetic } from '../catalog/is-cosmetic.ts';
import { referencesOf } from '../catalog/references-of.ts';
import { buildWorkspace } from '../workspace/open-workspace.ts';
import { kindOfApply } from './applied-folder.ts';
import type { ApplyReport, ObjectChange } from './apply-report.ts';
import type { ApplyOptions, DefinitionTexts } from './center.ts';
import { modelOf, readServed } from './served.ts';
import type { Workings } from './workings.ts';

/** Later than every date in a definition: what holds there is what was last written. */
export const LAST_DAY = '9999-12-31';

export interface Applying extends ApplyOptions {
  readonly writer: Writer;
}

/** Compares, checks, records, serves: in turn with every other change of what is served. */
export function apply(workings: Workings, files: DefinitionTexts, options: Applying): Promise<ApplyReport> {
  return workings.publishing(() => applyNow(workings, files, options));
}

async function applyNow(
  workings: Workings,
  files: DefinitionTexts,
  { dryRun = false, comment, writer, signal }: Applying,
): Promise<ApplyReport> {
  const { root, options, holder } = workings;
  const { store } = holder;
  const folder = await buildWorkspace(
    root,
    { files, diagnostics: [] },
    { ...options, signal, missing: 'warning', known: workings.snapshots.current().columns },
  );
  const { diagnostics, model } = folder;
  if (hasError(diagnostics)) return refused(diagnostics);
  const today = formatDay(folder.today);
  const last = splitVersions(await store.definitions.inForce({ on: LAST_DAY }));
  await breathe();
  const written = writtenObjects(files);
  await breathe();
  const differences = diffObjects(last.written, written);
  await breathe();
  const before = workings.snapshots.current().model;
  const added = differences.filter((one) => one.before === null);
  const lastVersions = await store.definitions.lastVersions(added);
  const changes = await inPieces(differences, (one) => changeOf(one, { lastVersions, before, model, today }));
  const impact = await impactOf(store, differences);
  const found = columnVersions(last.columns, folder.inspected, FIRST_DAY);
  const upcoming = await problemsToday(workings, {
    changes,
    differences,
    today,
    columns: new Map([...last.columns, ...folder.inspected]),
  });
  const report = { changes, impact, diagnostics: [...diagnostics, ...upcoming] };
  const isNothing = differences.length === 0 && found.length === 0;
  if (dryRun || isNothing || hasError(upcoming)) return { ...report, isApplied: false, change: null };
  signal?.throwIfAborted();
  const byKey = new Map(changes.map((change) => [keyOf(change), change]));
  const own = await inPieces(differences, (one) => versionOf(one, byKey.get(keyOf(one)), model));
  const versions = [...own, ...found];
  const change = await store.definitions.record(
    { kind: await kindOfApply(root, files), comment: comment ?? null, files, versions },
    { ...writer, now: options.now() },
  );
  await breathe();
  const { state } = workings.snapshots.current();
  workings.snapshots.publish(await readServed(store, { state, day: folder.today, env: options.env }));
  return { ...report, isApplied: true, change: change.id };
}

function refused(diagnostics: readonly Diagnostic[]): ApplyReport {
  return { changes: [], impact: [], diagnostics, isApplied: false, change: null };
}

interface Around {
  /** Of objects that were there once. */
  readonly lastVersions: ReadonlyMap<string, number>;
  readonly before: Model;
  readonly model: Model;
  /** ISO day. */
  readonly today: string;
}

const AT_ONCE = 200;

/** Lets others have their turn between the pieces: ten thousand objects take seconds. */
async function inPieces<T, R>(items: readonly T[], of: (item: T) => R): Promise<readonly R[]> {
  const made: R[] = [];
  for (const [i, item] of items.entries()) {
    made.push(of(item));
    if (i % AT_ONCE === 0) await breathe();
  }
  return made;
}

function changeOf(
  difference: ObjectDifference,
  { lastVersions, before, model, today }: Around,
): ObjectChange {
  const { kind, id, change, parts, after } = difference;
  const last = difference.before?.version ?? lastVersions.get(keyOf(difference)) ?? 0;
  const declared = kind === 'metric' ? after?.body.effective : undefined;
  const effectiveFrom = typeof declared === 'string' ? declared : last === 0 ? FIRST_DAY : today;
  return {
    kind,
    id,
    change,
    version: last + 1,
    effectiveFrom,
    parts,
    isCosmetic: isCosmetic(difference, before, model),
  };
}

function versionOf(
  { kind, id, after }: ObjectDifference,
  change: ObjectChange | undefined,
  model: Model,
): NewVersion {
  const effectiveFrom = change?.effectiveFrom ?? FIRST_DAY;
  if (after === null) return { kind, id, body: null, effectiveFrom, references: [] };
  return { kind, id, body: after.body, effectiveFrom, references: referencesOf(after, model) };
}

async function impactOf(store: Store, differences: readonly ObjectDifference[]) {
  const reached = await store.references.impact(differences.filter(({ change }) => change !== 'added'));
  const own = new Set(differences.map(keyOf));
  return reached.filter((affected) => !own.has(keyOf(affected)));
}

interface Upcoming {
  readonly changes: readonly ObjectChange[];
  readonly differences: readonly ObjectDifference[];
  readonly today: string;
  readonly columns: CatalogObjects['columns'];
}

/** When some changes begin later, what is in force until then must fit together too. */
async function problemsToday(
  { holder, options }: Workings,
  { changes, differences, today, columns }: Upcoming,
): Promise<readonly Diagnostic[]> {
  const waits = (change: ObjectChange) => change.effectiveFrom > today && change.version > 1;
  if (!changes.some(waits)) return [];
  const current = splitVersions(await holder.store.definitions.inForce({ on: today })).written;
  const objects = new Map<string, WrittenObject>(toObjects(current).map((object) => [keyOf(object), object]));
  for (const [i, difference] of differences.entries()) {
    const change = changes[i];
    if (change === undefined || waits(change)) continue;
    if (difference.after === null) objects.delete(keyOf(difference));
    else objects.set(keyOf(difference), difference.after);
  }
  const { diagnostics } = await modelOf([...objects.values()], columns, options.env);
  return diagnostics.filter(({ severity }) => severity === 'error');
}

function hasError(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
}

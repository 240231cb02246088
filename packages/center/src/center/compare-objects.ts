import { setImmediate as breathe } from 'node:timers/promises';
import { type Day, formatDay } from '@plumbline/calendar';
import { type Diagnostic, FIRST_DAY } from '@plumbline/diagnostics';
import type { Model, WrittenObject } from '@plumbline/model';
import type { DefinitionVersion, NewLifecycleStep, NewVersion, ObjectName, Store } from '@plumbline/store';
import { type CatalogObjects, columnVersions, splitVersions, toObjects } from '../catalog/catalog-objects.ts';
import { diffObjects, keyOf, type ObjectDifference } from '../catalog/diff-objects.ts';
import { isCosmetic } from '../catalog/is-cosmetic.ts';
import { referencesOf } from '../catalog/references-of.ts';
import { endingSteps } from '../governance/ending-steps.ts';
import { buildWorkspace } from '../workspace/open-workspace.ts';
import type { ApplyReport, ObjectChange } from './apply-report.ts';
import type { DefinitionTexts } from './center.ts';
import { modelOf } from './served.ts';
import { withoutStrayed } from './strayed-sources.ts';
import type { Workings } from './workings.ts';

/** Later than every date in a definition: what holds there is what was last written. */
export const LAST_DAY = '9999-12-31';

/** Definitions as they are to be, beside those of the catalog. */
export interface Compared extends Pick<ApplyReport, 'changes' | 'impact' | 'diagnostics'> {
  readonly differences: readonly ObjectDifference[];
  /** What recording them writes, columns that an inspection found among it. */
  readonly versions: () => Promise<readonly NewVersion[]>;
  /** Which metrics it deprecates, retires or takes back. */
  readonly lifecycle: readonly NewLifecycleStep[];
  /** Of these, the columns. */
  readonly found: readonly NewVersion[];
  /** Of every source that is there, as it is now. */
  readonly seen: CatalogObjects['columns'];
  readonly model: Model;
  readonly today: Day;
}

export interface Comparing {
  readonly files: DefinitionTexts;
  /** The objects in the files, or what they stand for. */
  readonly written: readonly WrittenObject[];
  /** ISO day from which the changes hold; absent: today, and always for what is new. */
  readonly effectiveFrom?: string | null | undefined;
  /** What alone says something else: it is not refused for a source that nothing of it is made of. Absent: all is looked at. */
  readonly about?: readonly ObjectName[] | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What was last written into the catalog. */
export async function lastWritten(store: Store): Promise<CatalogObjects> {
  return splitVersions(await store.definitions.inForce({ on: LAST_DAY }));
}

/** Checks definitions beside the sources and finds out what they change. Nothing is written. */
export async function compareObjects(
  workings: Workings,
  last: CatalogObjects,
  { files, written, effectiveFrom = null, about, signal }: Comparing,
): Promise<Compared> {
  const { root, options, holder, snapshots } = workings;
  const { store } = holder;
  const { columns: known, model: before } = snapshots.current();
  const open = (aside: ReadonlySet<string>) =>
    buildWorkspace(
      root,
      { files, diagnostics: [] },
      { ...options, signal, missing: 'warning', known, aside },
    );
  const whole = await open(new Set());
  const isJudgedApart = about !== undefined && hasError(whole.diagnostics);
  const folder = isJudgedApart
    ? await withoutStrayed(workings, last, { whole, open, written, about })
    : whole;
  const { diagnostics, model } = folder;
  const seen = whole.inspected;
  if (hasError(diagnostics)) return { ...nothingCompared(model, folder.today), diagnostics, seen };
  const today = formatDay(folder.today);
  await breathe();
  const differences = diffObjects(last.written, written);
  await breathe();
  const added = differences.filter((one) => one.before === null);
  const lastVersions = await store.definitions.lastVersions(added);
  const around = { lastVersions, before, model, today, effectiveFrom };
  const ending = endingSteps(differences);
  const changes = await inPieces(differences, (one) => changeOf(one, around));
  const impact = await impactOf(store, differences);
  const found = columnVersions(last.columns, folder.inspected, FIRST_DAY);
  const columns = new Map([...last.columns, ...folder.inspected]);
  const upcoming = await problemsToday(workings, { changes, differences, today, columns });
  return {
    changes,
    impact,
    diagnostics: [...diagnostics, ...ending.diagnostics, ...upcoming],
    lifecycle: ending.steps,
    differences,
    async versions() {
      const byKey = new Map(changes.map((change) => [keyOf(change), change]));
      const own = await inPieces(differences, (one) => versionOf(one, byKey.get(keyOf(one)), model));
      return [...own, ...found];
    },
    found,
    seen,
    model,
    today: folder.today,
  };
}

export function hasError(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
}

/** No difference. */
export function nothingCompared(model: Model, today: Day): Compared {
  return {
    changes: [],
    impact: [],
    diagnostics: [],
    differences: [],
    versions: async () => [],
    lifecycle: [],
    found: [],
    seen: new Map(),
    model,
    today,
  };
}

interface Around {
  /** Of objects that were there once. */
  readonly lastVersions: ReadonlyMap<string, number>;
  readonly before: Model;
  readonly model: Model;
  /** ISO day. */
  readonly today: string;
  readonly effectiveFrom: string | null;
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
  { lastVersions, before, model, today, effectiveFrom: asked }: Around,
): ObjectChange {
  const { kind, id, change, parts, after } = difference;
  const last = difference.before?.version ?? lastVersions.get(keyOf(difference)) ?? 0;
  const declared = kind === 'metric' ? after?.body.effective : undefined;
  const effectiveFrom = typeof declared === 'string' ? declared : (asked ?? (last === 0 ? FIRST_DAY : today));
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

/** The last statement of each object, as a map to change. */
export function objectsByKey(written: readonly DefinitionVersion[]): Map<string, WrittenObject> {
  return new Map(toObjects(written).map((object) => [keyOf(object), object]));
}

import { formatDay } from '@plumbline/calendar';
import type { Diagnostic } from '@plumbline/diagnostics';
import {
  buildModel,
  filesOfObjects,
  type Model,
  readDefinitions,
  type WrittenObject,
} from '@plumbline/model';
import type { ProposedObject } from '@plumbline/store';
import { type CatalogObjects, toObjects } from '../catalog/catalog-objects.ts';
import { keyOf } from '../catalog/diff-objects.ts';
import { objectsByKey } from '../center/compare-objects.ts';
import { modelOf, type Served } from '../center/served.ts';
import type { Workings } from '../center/workings.ts';
import { type Among, catalogAmong } from '../governance/catalog-among.ts';
import { carryPast } from '../governance/dated-body.ts';
import { datedObjects } from '../governance/dated-objects.ts';
import type { Proposed } from '../governance/proposed-model.ts';
import { requestWish } from '../governance/request-wish.ts';
import { reviewOf } from '../governance/review-of.ts';
import { variablesOf } from '../workspace/variables.ts';
import type { TogetherObject } from './asked-together.ts';
import { definitionFile, EDITED_FILE } from './definition-text.ts';
import { type EditedObject, isError, type ReadEdit } from './read-edit.ts';

/** Definitions with what is asked for put into them, and what is wrong with them by it. */
interface Around extends Proposed {
  /** As they would be; the models decide who sees what by those of today. */
  readonly policies: Model['policies'];
}

/** The definitions with an edit put into them. */
export interface Candidate extends Around {
  readonly object: EditedObject;
}

const known = new WeakMap<Served, Map<string, Promise<Around>>>();
/** Somebody types: the last few texts are asked for again, by the preview. */
const MOST = 8;

export interface Making {
  readonly read: ReadEdit;
  readonly effectiveFrom: string | null;
  readonly among: Among;
  readonly together: readonly TogetherObject[];
}

/** Reads no source: columns are those that the catalog knows. Null: the text is no definition. Places are told in the text. */
export async function candidateOf(
  workings: Workings,
  { read, effectiveFrom, among, together }: Making,
): Promise<Candidate | null> {
  const { object, text } = read;
  if (object === null) return null;
  const placed = { object, text };
  return { ...(await aroundOf(workings, { placed, effectiveFrom, among, together })), object };
}

/** Of several that are asked for together, whichever is looked at: without places, once for all of them. */
export async function candidateAmong(workings: Workings, making: Making): Promise<Candidate | null> {
  const { read, effectiveFrom, among, together } = making;
  const { object } = read;
  if (object === null) return null;
  return {
    ...(await aroundTogether(workings, { effectiveFrom, among, together: [...together, object] })),
    object,
  };
}

/** Everything that is asked for, in any order. */
export function aroundTogether(workings: Workings, making: Omit<Making, 'read'>): Promise<Around> {
  const together = making.together.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  return aroundOf(workings, { ...making, together, placed: null });
}

interface Building extends Omit<Making, 'read'> {
  /** The one whose own text places are told in. */
  readonly placed: { readonly object: EditedObject; readonly text: string } | null;
}

async function aroundOf(workings: Workings, building: Building): Promise<Around> {
  const served = workings.snapshots.current();
  const of = known.get(served) ?? new Map<string, Promise<Around>>();
  known.set(served, of);
  const { placed, effectiveFrom, among, together } = building;
  const own =
    placed === null ? null : [placed.object.kind, placed.object.id, placed.object.body === null, placed.text];
  const key = JSON.stringify([own, effectiveFrom, among, together]);
  const found = of.get(key) ?? build(workings, served, building);
  of.delete(key);
  of.set(key, found);
  found.catch(() => of.delete(key));
  const [oldest] = of.keys();
  if (of.size > MOST && oldest !== undefined) of.delete(oldest);
  return found;
}

async function build(
  workings: Workings,
  served: Served,
  { placed, effectiveFrom, among, together }: Building,
): Promise<Around> {
  const { holder, options } = workings;
  const last = await catalogAmong(holder.store, served, among);
  const written = toObjects(last.written);
  const own = placed === null ? [] : [placed.object];
  const others = withObjects(written, [...together, ...own.map((object) => ({ ...object, body: null }))]);
  const files = new Map(filesOfObjects(others));
  // The text itself, for the places in it.
  if (placed !== null && placed.object.body !== null)
    files.set(EDITED_FILE, definitionFile(placed.object.kind, placed.text));
  const { definitions, diagnostics } = readDefinitions(files, variablesOf(options.env));
  const plain = buildModel(definitions, last.columns);
  const found = [...diagnostics, ...plain.diagnostics];
  const objects = datedAs(last, { all: [...together, ...own], effectiveFrom, served });
  const dated = found.some(isError) ? null : await modelOf(objects, last.columns, options.env);
  const after = dated?.model ?? plain.model;
  return {
    policies: after.policies,
    before: served.model,
    // Who sees what is decided by the policies of today.
    after: { ...after, policies: served.model.policies },
    written,
    objects,
    diagnostics: newOnes(served, [...found, ...(dated?.diagnostics ?? []).filter(isError)]),
  };
}

interface Dating {
  readonly all: readonly TogetherObject[];
  readonly effectiveFrom: string | null;
  readonly served: Served;
}

/** As it would be published: what a metric was before its day belongs to it, where changes are reviewed or the day is asked for. */
function datedAs(last: CatalogObjects, { all, effectiveFrom, served }: Dating): readonly WrittenObject[] {
  const { effectiveFrom: from } = requestWish({ effectiveFrom });
  const objects = objectsByKey(last.written);
  if (reviewOf(served.versions) === null && from === null) return withObjects([...objects.values()], all);
  const proposed = all.map(({ kind, id, body }): ProposedObject => {
    const before = objects.get(keyOf({ kind, id }))?.body ?? null;
    const carried = body === null ? null : carryPast(body, before);
    return { kind, id, body: carried as never, base: 0 };
  });
  return datedObjects(last.written, proposed, { day: from ?? formatDay(served.day), model: served.model });
}

/** Those that say something else, in their place. */
function withObjects(
  written: readonly WrittenObject[],
  all: readonly TogetherObject[],
): readonly WrittenObject[] {
  const objects = new Map(written.map((one) => [keyOf(one), one]));
  for (const { kind, id, body } of all) {
    const [one] = body === null ? [] : toObjects([{ kind, id, body: body as never }]);
    if (one === undefined) objects.delete(keyOf({ kind, id }));
    else objects.set(keyOf(one), one);
  }
  return [...objects.values()];
}

/** What was wrong before is nothing that an edit did. */
function newOnes(served: Served, diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const keyed = ({ code, params }: Diagnostic) => JSON.stringify([code, params]);
  const old = new Set(served.diagnostics.map(keyed));
  const seen = new Set<string>();
  return diagnostics.filter((one) => {
    const key = keyed(one);
    const isOwn = one.at?.kind === 'file' && one.at.file === EDITED_FILE;
    const isTold = isOwn || (isError(one) && !old.has(key) && !seen.has(key));
    seen.add(key);
    return isTold;
  });
}

import { formatDay } from '@plumbline/calendar';
import type { Diagnostic } from '@plumbline/diagnostics';
import type { Model, WrittenObject } from '@plumbline/model';
import type { ChangeRequest, DefinitionVersion, ObjectName, Store } from '@plumbline/store';
import { toObjects } from '../catalog/catalog-objects.ts';
import { keyOf } from '../catalog/diff-objects.ts';
import { objectsByKey } from '../center/compare-objects.ts';
import { modelOf, type Served } from '../center/served.ts';
import type { Workings } from '../center/workings.ts';
import { type Among, catalogAmong } from './catalog-among.ts';
import { datedObjects } from './dated-objects.ts';

/** Definitions around a request: as they are, and as they would be. */
export interface Proposed {
  readonly before: Model;
  readonly after: Model;
  readonly written: readonly WrittenObject[];
  readonly objects: readonly WrittenObject[];
  /** Findings in what would be. */
  readonly diagnostics: readonly Diagnostic[];
}

const known = new WeakMap<Served, Map<string, Promise<Proposed>>>();

/** Reads no source: of a dataset that is new or read otherwise, columns are those that the catalog knows. */
export function proposedModel(
  workings: Workings,
  request: ChangeRequest,
  among: Among = 'written',
): Promise<Proposed> {
  const served = workings.snapshots.current();
  const of = known.get(served) ?? new Map<string, Promise<Proposed>>();
  known.set(served, of);
  const key = `${request.number}/${request.revision}/${request.state}/${among}`;
  const found = of.get(key) ?? build(workings, served, { request, among });
  of.set(key, found);
  found.catch(() => of.delete(key));
  return found;
}

async function build(
  { holder, options }: Workings,
  served: Served,
  { request, among }: { readonly request: ChangeRequest; readonly among: Among },
): Promise<Proposed> {
  const now = await catalogAmong(holder.store, served, among);
  const { written, objects } = await aroundRequest(holder.store, now.written, {
    request,
    today: formatDay(served.day),
    model: served.model,
  });
  const before = await modelOf(written, now.columns, options.env);
  const after = await modelOf(objects, now.columns, options.env);
  const { diagnostics } = after;
  // Who sees what is decided by the policies of today, whatever was written for later.
  const { policies } = served.model;
  return {
    before: { ...before.model, policies },
    after: { ...after.model, policies },
    written,
    objects,
    diagnostics,
  };
}

interface Around {
  readonly request: ChangeRequest;
  /** ISO day. */
  readonly today: string;
  readonly model: Model;
}

/** The catalog before and after the request; of one that was published, as it was published. */
async function aroundRequest(
  { definitions }: Store,
  now: readonly DefinitionVersion[],
  { request, today, model }: Around,
): Promise<Pick<Proposed, 'written' | 'objects'>> {
  const { objects: proposed, effectiveFrom } = request.content;
  const change = request.steps.find((step) => step.change !== null)?.change ?? null;
  if (change === null)
    return {
      written: toObjects(now),
      objects: datedObjects(now, proposed, { day: effectiveFrom ?? today, model }),
    };
  const written = objectsByKey(now);
  const objects = new Map(written);
  for (const { kind, id, base } of proposed) {
    const history = await definitions.history(kind, id);
    set(written, { kind, id }, history.find(({ version }) => version === base)?.body ?? null);
    set(objects, { kind, id }, history.find((version) => version.change === change)?.body ?? null);
  }
  return { written: [...written.values()], objects: [...objects.values()] };
}

function set(
  objects: Map<string, WrittenObject>,
  { kind, id }: ObjectName,
  body: DefinitionVersion['body'],
): void {
  const [object] = body === null ? [] : toObjects([{ kind, id, body }]);
  if (object === undefined) objects.delete(keyOf({ kind, id }));
  else objects.set(keyOf({ kind, id }), object);
}

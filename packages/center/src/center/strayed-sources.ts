import { madeOfAny, type WrittenObject } from '@plumbline/model';
import { canonicalJson, type Json, type ObjectName } from '@plumbline/store';
import { type CatalogObjects, toObjects } from '../catalog/catalog-objects.ts';
import { keyOf } from '../catalog/diff-objects.ts';
import { WORD_KINDS } from '../catalog/is-words-only.ts';
import { referencesOf } from '../catalog/references-of.ts';
import type { OpenedWorkspace } from '../workspace/open-workspace.ts';
import { modelOf } from './served.ts';
import type { Workings } from './workings.ts';

interface Judging {
  /** Beside every source as it is now: with an error. */
  readonly whole: OpenedWorkspace;
  /** The same without looking at some of the sources. */
  readonly open: (aside: ReadonlySet<string>) => Promise<OpenedWorkspace>;
  /** Everything, as it is to be. */
  readonly written: readonly WrittenObject[];
  /** Of that, what says something else. */
  readonly about: readonly ObjectName[];
}

/**
 * Definitions that are to change, where sources have strayed: the catalog's own definitions do not fit them any more, and nobody's
 * change has done that. What is made of such a source waits until it is mended; for everything else it is as it was when it was
 * last loaded, which is what answers are made of.
 */
export async function withoutStrayed(
  workings: Workings,
  last: CatalogObjects,
  { whole, open, written, about }: Judging,
): Promise<OpenedWorkspace> {
  const strayed = await strayedSources(workings, last, whole);
  if (strayed.size === 0) return whole;
  const apart = await open(strayed);
  const isReached = reachedFrom(about, written, apart.model);
  const aside = new Set([...strayed].filter((dataset) => !isReached(dataset)));
  if (aside.size === 0) return whole;
  return aside.size === strayed.size ? apart : open(aside);
}

/** Datasets whose sources alone break what the catalog says. None while it is broken without them: that is mended first. */
async function strayedSources(
  { options }: Workings,
  { written, columns }: CatalogObjects,
  { sources, inspected, gone }: OpenedWorkspace,
): Promise<ReadonlySet<string>> {
  const objects = toObjects(written);
  const isBroken = async (known: CatalogObjects['columns']) =>
    (await modelOf(objects, known, options.env)).diagnostics.some(({ severity }) => severity === 'error');
  const strayed = new Set<string>();
  if (await isBroken(columns)) return strayed;
  for (const dataset of sources.keys()) {
    const before = columns.get(dataset);
    if (before === undefined || gone.has(dataset)) continue;
    const now = inspected.get(dataset);
    // A source that cannot be read has no columns.
    const isStrayed =
      now === undefined || (!isSame(before, now) && (await isBroken(withColumns(dataset, now))));
    if (isStrayed) strayed.add(dataset);
  }
  return strayed;

  function withColumns(dataset: string, now: NonNullable<ReturnType<typeof columns.get>>) {
    return new Map([...columns, [dataset, now] as const]);
  }
}

function isSame(before: unknown, now: unknown): boolean {
  return canonicalJson(before as Json) === canonicalJson(now as Json);
}

/**
 * Whether what changes is made of a dataset. Of words no figure is made. A metric is made of what its figures are computed from: what leads to
 * a dimension, rates and calendars among it, and of what a shared dimension is called in other datasets nothing. Of everything else
 * its words are followed.
 */
function reachedFrom(
  about: readonly ObjectName[],
  written: readonly WrittenObject[],
  model: OpenedWorkspace['model'],
): (dataset: string) => boolean {
  const objects = new Map(written.map((one) => [keyOf(one), one]));
  const reached = new Set<string>();
  const metrics: string[] = [];
  const waiting = about.filter(({ kind }) => !WORD_KINDS.has(kind)).map(keyOf);
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    if (reached.has(key)) continue;
    reached.add(key);
    const object = objects.get(key);
    if (object === undefined) continue;
    if (object.kind === 'metric' && model.metrics.has(object.id)) metrics.push(object.id);
    else
      for (const { targetKind: kind, targetId: id } of referencesOf(object, model))
        waiting.push(keyOf({ kind, id }));
  }
  return (dataset) => {
    const parts = { metrics: NONE, datasets: new Set([dataset]), joins: [] };
    return reached.has(keyOf({ kind: 'dataset', id: dataset })) || metrics.some(madeOfAny(model, parts));
  };
}

const NONE: ReadonlySet<string> = new Set();

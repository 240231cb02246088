import { formatDay } from '@plumbline/calendar';
import { type Diagnostic, report } from '@plumbline/diagnostics';
import type { Access, PlainMap, WrittenObject } from '@plumbline/model';
import type { DefinitionVersion, ProposedObject } from '@plumbline/store';
import { covered } from '../answer/covered.ts';
import { keyOf } from '../catalog/diff-objects.ts';
import { objectsByKey } from '../center/compare-objects.ts';
import { modelOf } from '../center/served.ts';
import type { Workings } from '../center/workings.ts';
import { carryPast } from './dated-body.ts';
import { datedObjects } from './dated-objects.ts';
import { type RequestWish, requestWish } from './request-wish.ts';
import { reviewNow } from './review-now.ts';

interface Covering {
  /** Null: the person sees everything. */
  readonly access: Access | null;
  /** What was last written when it was looked at. */
  readonly last: readonly DefinitionVersion[];
  /** What is asked for; null: it is to be there no more. */
  readonly wanted: readonly Wanted[];
  readonly wish: RequestWish;
}

type Wanted = Pick<WrittenObject, 'kind' | 'id'> & { readonly body: PlainMap | null };

/**
 * Findings in definitions as they were last written, for whom policies restrict: what is wrong only by what was written for later is
 * told as something hidden, and a warning that would tell of something hidden is not told, as it keeps nobody from anything.
 */
export async function coveredForToday(
  workings: Workings,
  found: readonly Diagnostic[],
  covering: Covering,
): Promise<readonly Diagnostic[]> {
  const { access } = covering;
  if (access === null || found.length === 0) return found;
  const told = covered(await withoutLater(workings, found, covering), access, null);
  return told.filter(({ code, severity }) => severity === 'error' || code !== 'query/closed-data');
}

async function withoutLater(
  workings: Workings,
  found: readonly Diagnostic[],
  { last, wanted, wish }: Covering,
): Promise<readonly Diagnostic[]> {
  const { versions, columns, day, model } = workings.snapshots.current();
  const now = new Map(versions.map((one) => [keyOf(one), one.version]));
  if (now.size === last.length && last.every((one) => now.get(keyOf(one)) === one.version)) return found;
  const plain = objectsByKey(versions);
  const proposed = wanted.map(({ kind, id, body }): ProposedObject => {
    const before = plain.get(keyOf({ kind, id }))?.body ?? null;
    return { kind, id, body: body === null ? null : (carryPast(body, before) as never), base: 0 };
  });
  const from = requestWish(wish).effectiveFrom ?? formatDay(day);
  const dated = reviewNow(workings) === null ? [] : datedObjects(versions, proposed, { day: from, model });
  for (const { kind, id, body } of wanted) {
    if (body === null) plain.delete(keyOf({ kind, id }));
    else plain.set(keyOf({ kind, id }), { kind, id, body });
  }
  const known = new Set<string>();
  for (const objects of [[...plain.values()], ...(dated.length === 0 ? [] : [dated])])
    for (const one of (await modelOf(objects, columns, workings.options.env)).diagnostics)
      known.add(wordsOf(one));
  // What is wrong with the step itself is theirs: nobody writes over what they do not read.
  const isTheirs = (one: Diagnostic) => one.code.startsWith('change/') || known.has(wordsOf(one));
  return found.map((one) => (isTheirs(one) ? one : hidden(one)));
}

function wordsOf({ code, params }: Diagnostic): string {
  return JSON.stringify([code, params]);
}

function hidden({ at, severity }: Diagnostic): Diagnostic {
  return report('query/closed-data', {}, { ...(at === undefined ? {} : { at }), severity });
}

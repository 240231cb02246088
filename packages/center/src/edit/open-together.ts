import type { Model } from '@plumbline/model';
import type { CatalogObjects } from '../catalog/catalog-objects.ts';
import { keyOf } from '../catalog/diff-objects.ts';
import { objectsByKey } from '../center/compare-objects.ts';
import type { Principal } from '../center/principal.ts';
import type { Sight } from '../center/sight.ts';
import type { Workings } from '../center/workings.ts';
import { readingOf } from '../governance/unknown-names.ts';
import type { TogetherObject } from './asked-together.ts';
import { aroundTogether, type Making } from './candidate.ts';
import { isEditKind, rulesOf } from './edit-kinds.ts';
import { isOverwritable, isTaken } from './is-editable.ts';

interface Opening extends Making {
  readonly sight: Sight;
  readonly last: CatalogObjects;
}

/** What is open of what is asked for together with an edit, and what it may name: their part of the model, and that. */
interface Open {
  readonly together: readonly TogetherObject[];
  readonly model: Model;
}

/**
 * Of what is asked for together with an edit, what is theirs to read, for somebody who sees a part. What is not stands aside: where
 * it is edited, that is told.
 */
export async function openTogether(
  workings: Workings,
  principal: Principal,
  { sight, last, read, together, ...making }: Opening,
): Promise<Open> {
  const written = objectsByKey(last.written);
  const open = together.filter(({ kind, id }) => {
    if (readingOf(kind) === null || !isEditKind(kind)) return false;
    const there = { written, object: { kind, id } };
    return isOverwritable(workings, principal, there) && !isTaken(workings, principal, there);
  });
  const { object } = read;
  if (open.length === 0 || object === null) return { together: open, model: sight.served.model };
  const known = await knownTogether(workings, sight, { ...making, together: [...open, object] });
  return { ...known, together: known.together.filter((one) => keyOf(one) !== keyOf(object)) };
}

type Together = Omit<Making, 'read'>;

/** Of what is asked for together, what names nothing that is hidden from somebody. */
export async function knownTogether(workings: Workings, sight: Sight, making: Together): Promise<Open> {
  if (making.together.length === 0) return { together: [], model: sight.served.model };
  const together = await knownAmong(workings, sight, making);
  return { together, model: await modelWith(workings, sight, { ...making, together }) };
}

const found = new WeakMap<Sight, Map<string, Promise<readonly TogetherObject[]>>>();
/** Each of what is asked for together is looked at among the same. */
const MOST = 4;

function knownAmong(workings: Workings, sight: Sight, making: Together): Promise<readonly TogetherObject[]> {
  const of = found.get(sight) ?? new Map<string, Promise<readonly TogetherObject[]>>();
  found.set(sight, of);
  const { effectiveFrom, among } = making;
  const together = making.together.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const key = JSON.stringify([effectiveFrom, among, together]);
  const known = of.get(key) ?? knownOf(workings, sight, { ...making, together });
  of.delete(key);
  of.set(key, known);
  known.catch(() => of.delete(key));
  const [oldest] = of.keys();
  if (of.size > MOST && oldest !== undefined) of.delete(oldest);
  return known;
}

/**
 * Each may name the others. A formula is looked at among those alone that name nothing hidden: what it comes to beside one that does
 * would tell of that. Links only ask whether a name is there, and may lead in a circle: whatever leads nowhere leaves.
 */
async function knownOf(
  workings: Workings,
  sight: Sight,
  making: Together,
): Promise<readonly TogetherObject[]> {
  const { together } = making;
  if (await isAllKnown(workings, sight, making)) return together;
  const among = async (some: readonly TogetherObject[]) => {
    const model = await modelWith(workings, sight, { ...making, together: some });
    return (one: TogetherObject) => isKnownIn(one, model);
  };
  let known: readonly TogetherObject[] = [];
  for (let before = -1; before < known.length; ) {
    before = known.length;
    const isKnown = await among(known);
    known = together.filter((one) => known.includes(one) || (hasFormula(one) && isKnown(one)));
  }
  let left = together.filter((one) => known.includes(one) || !hasFormula(one));
  for (let before = Number.POSITIVE_INFINITY; left.length < before; ) {
    before = left.length;
    const isKnown = await among(left);
    left = left.filter((one) => known.includes(one) || isKnown(one));
  }
  return left;
}

/** One model of all of them says it when none is in the way: each names what is known, and nothing else is among them. */
async function isAllKnown(workings: Workings, sight: Sight, making: Together): Promise<boolean> {
  const { together } = making;
  const { after } = await aroundTogether(workings, making);
  let known: readonly TogetherObject[] = [];
  for (let before = -1; before < known.length; ) {
    before = known.length;
    const model = withKnown(sight, after, known);
    known = together.filter((one) => known.includes(one) || (hasFormula(one) && isKnownIn(one, model)));
  }
  const model = withKnown(sight, after, together);
  return together.every((one) => known.includes(one) || (!hasFormula(one) && isKnownIn(one, model)));
}

function isKnownIn({ kind, body }: TogetherObject, model: Model): boolean {
  return body === null || readingOf(kind)?.unknown(body, model).length === 0;
}

function hasFormula({ kind }: TogetherObject): boolean {
  return isEditKind(kind) && rulesOf(kind).formula !== null;
}

async function modelWith(workings: Workings, sight: Sight, making: Together): Promise<Model> {
  if (making.together.length === 0) return sight.served.model;
  const { after } = await aroundTogether(workings, making);
  return withKnown(sight, after, making.together);
}

/** Their part of the model, and what is new. */
function withKnown({ served: { model } }: Sight, after: Model, known: readonly TogetherObject[]): Model {
  const added = <T>(kind: string, of: ReadonlyMap<string, T>) =>
    known.flatMap(({ kind: own, id }): [string, T][] => {
      const one = own === kind ? of.get(id) : undefined;
      return one === undefined ? [] : [[id, one]];
    });
  return {
    ...model,
    metrics: new Map([...model.metrics, ...added('metric', after.metrics)]),
    glossary: new Map([...model.glossary, ...added('term', after.glossary)]),
  };
}

import type { Model } from '@plumbline/model';
import type { CatalogObjects } from '../catalog/catalog-objects.ts';
import { objectsByKey } from '../center/compare-objects.ts';
import type { Principal } from '../center/principal.ts';
import type { Sight } from '../center/sight.ts';
import type { Workings } from '../center/workings.ts';
import { readingOf } from '../governance/unknown-names.ts';
import type { TogetherObject } from './asked-together.ts';
import { candidateOf, type Making } from './candidate.ts';
import { isEditKind, rulesOf } from './edit-kinds.ts';
import { isOverwritable, isTaken } from './is-editable.ts';

interface Opening extends Making {
  readonly sight: Sight;
  readonly last: CatalogObjects;
}

/**
 * Of what is asked for together with an edit, what is theirs to read, for somebody who sees a part. What is not stands aside: where
 * it is edited, that is told.
 */
export async function openTogether(
  workings: Workings,
  principal: Principal,
  { sight, last, ...making }: Opening,
): Promise<readonly TogetherObject[]> {
  const written = objectsByKey(last.written);
  const open = making.together.filter(({ kind, id }) => {
    if (readingOf(kind) === null || !isEditKind(kind)) return false;
    const there = { written, object: { kind, id } };
    return isOverwritable(workings, principal, there) && !isTaken(workings, principal, there);
  });
  return open.length === 0 ? open : knownOf(workings, sight, { ...making, together: open });
}

/**
 * Each may name the others. A formula is looked at among those alone that name nothing hidden: what it comes to beside one that does
 * would tell of that. Links only ask whether a name is there, and may lead in a circle: whatever leads nowhere leaves.
 */
async function knownOf(workings: Workings, sight: Sight, making: Making): Promise<readonly TogetherObject[]> {
  const { together } = making;
  const among = async (some: readonly TogetherObject[]) => {
    const model = await modelWith(workings, sight, { ...making, together: some });
    return ({ kind, body }: TogetherObject) =>
      body === null || readingOf(kind)?.unknown(body, model).length === 0;
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

function hasFormula({ kind }: TogetherObject): boolean {
  return isEditKind(kind) && rulesOf(kind).formula !== null;
}

/** Their part of the model, and what is new beside an edit. */
export async function modelKnown(workings: Workings, sight: Sight, making: Making): Promise<Model> {
  return making.together.length === 0 ? sight.served.model : modelWith(workings, sight, making);
}

async function modelWith(workings: Workings, sight: Sight, making: Making): Promise<Model> {
  const { model } = sight.served;
  const candidate = await candidateOf(workings, making);
  if (candidate === null) return model;
  const { metrics, glossary } = candidate.after;
  const added = <T>(kind: string, found: ReadonlyMap<string, T>) =>
    [...making.together, candidate.object].flatMap(({ kind: of, id }): [string, T][] => {
      const one = of === kind ? found.get(id) : undefined;
      return one === undefined ? [] : [[id, one]];
    });
  return {
    ...model,
    metrics: new Map([...model.metrics, ...added('metric', metrics)]),
    glossary: new Map([...model.glossary, ...added('term', glossary)]),
  };
}

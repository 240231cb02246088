import type { Model } from '@plumbline/model';
import type { CatalogObjects } from '../catalog/catalog-objects.ts';
import { objectsByKey } from '../center/compare-objects.ts';
import type { Principal } from '../center/principal.ts';
import type { Sight } from '../center/sight.ts';
import type { Workings } from '../center/workings.ts';
import { readingOf } from '../governance/unknown-names.ts';
import type { TogetherObject } from './asked-together.ts';
import { candidateOf, type Making } from './candidate.ts';
import { isEditKind } from './edit-kinds.ts';
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
  const open: TogetherObject[] = [];
  const written = objectsByKey(last.written);
  for (const object of making.together) {
    const { kind, id } = object;
    if (readingOf(kind) === null || !isEditKind(kind)) continue;
    const named = { kind, id };
    const isOpen = isOverwritable(workings, principal, { written, object: named });
    if (isOpen && !(await isTaken(workings, principal, named))) open.push(object);
  }
  return withoutUnknown(workings, sight, { ...making, together: open });
}

/** Each may name the others; one that names what is hidden leaves, and with it what names that one. */
async function withoutUnknown(
  workings: Workings,
  sight: Sight,
  making: Making,
): Promise<readonly TogetherObject[]> {
  const { together } = making;
  const model = await modelKnown(workings, sight, making);
  const left = together.filter(
    ({ kind, body }) => body === null || readingOf(kind)?.unknown(body, model).length === 0,
  );
  if (left.length === together.length) return left;
  return withoutUnknown(workings, sight, { ...making, together: left });
}

/** Their part of the model, and what is new beside an edit. */
export async function modelKnown(workings: Workings, sight: Sight, making: Making): Promise<Model> {
  const { model } = sight.served;
  const { object } = making.read;
  const all = object === null ? making.together : [...making.together, object];
  const candidate = making.together.length === 0 ? null : await candidateOf(workings, making);
  if (candidate === null) return model;
  const { metrics, glossary } = candidate.after;
  const added = <T>(kind: string, found: ReadonlyMap<string, T>) =>
    all.flatMap(({ kind: of, id }): [string, T][] => {
      const one = of === kind ? found.get(id) : undefined;
      return one === undefined ? [] : [[id, one]];
    });
  return {
    ...model,
    metrics: new Map([...model.metrics, ...added('metric', metrics)]),
    glossary: new Map([...model.glossary, ...added('term', glossary)]),
  };
}

import type { Dataset, Field } from '@plumbline/model';
import type { Evaluation } from '../cell/evaluation.ts';
import { datasetOf } from '../data/dataset-of.ts';
import { Refusal } from '../data/refusal.ts';

interface Names {
  /** From a field of the union to the field of a member that holds its values. */
  readonly of: ReadonlyMap<string, string>;
  /** Fields of the union that are equal in all rows of the member. */
  readonly given: ReadonlySet<string>;
  /** Of these, the ones that the member lacks. */
  readonly absent: ReadonlySet<string>;
}

/** What members of a union say of their rows would be lost among its own, unless the union says it of them. */
export function requireSaid(ev: Evaluation, name: string): void {
  const union = datasetOf(ev.relations.model, name);
  const stored = [...union.fields.values()].filter((f) => f.expression === null && f.formula === null);
  const check = (around: Dataset, names: Names): void => {
    if (around.source.kind !== 'union') return;
    for (const { dataset, set } of around.source.members) {
      const member = datasetOf(ev.relations.model, dataset);
      const behind = namesBehind(around, { set, member }, names);
      if (isLost(union, member, behind))
        throw new Refusal('query/union-hides-rule', `${name}: union of ${dataset}`);
      check(member, behind);
    }
  };
  check(union, { of: new Map(stored.map((f) => [f.name, f.name])), given: new Set(), absent: new Set() });
}

function namesBehind(
  around: Dataset,
  { set, member }: { readonly set: ReadonlyMap<string, unknown>; readonly member: Dataset },
  { of, given, absent }: Names,
): Names {
  const own = new Map<string, string>();
  const [equal, lacking] = [new Set(given), new Set(absent)];
  for (const [top, field] of of) {
    const { column, expression, formula } = around.fields.get(field) as Field;
    if (expression !== null || formula !== null) continue;
    const name = column ?? field;
    const isGiven = set.has(name) || set.has(field);
    if (!isGiven && member.fields.has(name)) own.set(top, name);
    else equal.add(top);
    if (!isGiven && !member.fields.has(name)) lacking.add(top);
  }
  return { of: own, given: equal, absent: lacking };
}

function isLost(union: Dataset, member: Dataset, { of, given, absent }: Names): boolean {
  const [history, recorded] = [union.history, member.history];
  const isTold = (key: readonly string[], ofMember: readonly string[]) => {
    const own = key.filter((field) => !given.has(field)).map((field) => of.get(field));
    return ofMember.every((field) => own.includes(field)) && own.every((f) => f && ofMember.includes(f));
  };
  const isMerged = (key: readonly string[]) => {
    const own = key.filter((field) => !given.has(field)).map((field) => of.get(field));
    return own.every((f) => !f) || member.primaryKey.some((field) => !own.includes(field));
  };
  const order = (by: typeof recorded, name: (field: string) => string | undefined) =>
    by && [name(by.recordedAt), ...by.prefer.flatMap(({ field, desc }) => [name(field), desc])].join();
  const losesHistory =
    history === null
      ? recorded !== null
      : recorded === null
        ? absent.has(history.recordedAt) || isMerged(history.key)
        : order(history, (f) => of.get(f)) !== order(recorded, (f) => f) ||
          !isTold(history.key, recorded.key);
  const losesSpan =
    member.span !== null &&
    (of.get(union.span?.from ?? '') !== member.span.from ||
      of.get(union.span?.to ?? '') !== member.span.to ||
      !isTold(history?.key ?? union.primaryKey, recorded?.key ?? member.primaryKey));
  // Without a first day a row is a balance, which no sum reads; without a last day it is nowhere.
  const isOutOfSums =
    union.span !== null && member.span === null && (absent.has(union.span.from) || absent.has(union.span.to));
  return (
    losesHistory ||
    losesSpan ||
    isOutOfSums ||
    (member.scenarios !== undefined && union.scenarios === undefined) ||
    member.notOver.some((field) => !union.notOver.includes(field))
  );
}

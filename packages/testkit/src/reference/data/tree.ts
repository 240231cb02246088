import type { Tree } from '@plumbline/model';
import { type Decimal, decimalOf, fromNumber, multiply, negate } from '../value/decimal.ts';
import { isDecimal, isNumeric, keyOf, numberOf, type Value } from '../value/value.ts';
import { datasetOf } from './dataset-of.ts';
import { hasHistory } from './related-rows.ts';
import type { Relations, Row } from './relations.ts';
import { versionsOfKeys } from './versions-of-keys.ts';

/** A member above a row's own, or that itself. */
export interface Ancestor {
  readonly member: Row;
  readonly distance: number;
  /** With what the row counts there; null: a `~` on the way stops it. */
  readonly factor: Decimal | null;
}

/**
 * From the member named by the key up to its root; none when nobody has the key. Of members that are recorded again when
 * they change it is the tree that `relations` know. A tree keeps its shape; who is not seen is left out of it.
 */
export function ancestorsOf(relations: Relations, tree: Tree, key: Value): readonly Ancestor[] {
  const { loaded } = relations;
  if (loaded === undefined) return climb(relations, relations.known(tree.dataset), tree, key);
  const seen = new Map(
    relations.known(tree.dataset).map((row) => [keyOf(relations.field(row, tree.key)), row]),
  );
  const all = climb(loaded, knownUntil(loaded, tree, relations.until), tree, key).map((ancestor) => {
    const member = seen.get(keyOf(loaded.field(ancestor.member, tree.key)));
    return { ...ancestor, member };
  });
  const isSeen = (one: (typeof all)[number]): one is Ancestor => one.member !== undefined;
  const [own] = all;
  return own === undefined || !isSeen(own) ? [] : all.filter(isSeen);
}

function knownUntil(relations: Relations, tree: Tree, until: number | null): readonly Row[] {
  const dataset = datasetOf(relations.model, tree.dataset);
  if (!hasHistory(dataset)) return relations.rows(dataset.name);
  return [...versionsOfKeys(relations, dataset, { first: false, until }).values()].flat();
}

function climb(relations: Relations, members: readonly Row[], tree: Tree, key: Value): readonly Ancestor[] {
  const found: Ancestor[] = [];
  const named = (name: Value) =>
    name === null ? undefined : members.find((row) => keyOf(relations.field(row, tree.key)) === keyOf(name));
  let member = named(key);
  let factor: Decimal | null = decimalOf(1);
  while (member !== undefined) {
    found.push({ member, distance: found.length, factor });
    factor = factor && ownFactor(relations, tree, member, factor);
    member = named(relations.field(member, tree.parent));
  }
  return found;
}

/** Operator and weight of a member apply where it counts in its parent. */
function ownFactor(relations: Relations, tree: Tree, member: Row, factor: Decimal): Decimal | null {
  const operator = tree.operator === null ? '+' : relations.field(member, tree.operator);
  const weight = tree.weight === null ? null : relations.field(member, tree.weight);
  if (operator === '~') return null;
  const signed = operator === '-' ? negate(factor) : factor;
  if (!isNumeric(weight)) return signed;
  const exact = isDecimal(weight) ? weight : (fromNumber(numberOf(weight)) ?? decimalOf(0));
  return multiply(signed, exact);
}

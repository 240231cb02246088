import type { Tree } from '@plumbline/model';
import { type Decimal, decimalOf, fromNumber, multiply, negate } from '../value/decimal.ts';
import { isDecimal, isNumeric, keyOf, numberOf, type Value } from '../value/value.ts';
import type { Relations, Row } from './relations.ts';

/** A member above a row's own, or that itself. */
export interface Ancestor {
  readonly member: Row;
  readonly distance: number;
  /** With what the row counts there; null: a `~` on the way stops it. */
  readonly factor: Decimal | null;
}

/** From the member named by the key up to its root; none when nobody has the key. A tree keeps its shape; who is not seen is left out of it. */
export function ancestorsOf(relations: Relations, tree: Tree, key: Value): readonly Ancestor[] {
  const { loaded } = relations;
  if (loaded === undefined) return climb(relations, tree, key);
  const all = climb(loaded, tree, key);
  const seen = new Set(relations.rows(tree.dataset));
  const [own] = all;
  return own === undefined || !seen.has(own.member) ? [] : all.filter(({ member }) => seen.has(member));
}

function climb(relations: Relations, tree: Tree, key: Value): readonly Ancestor[] {
  const found: Ancestor[] = [];
  let member = memberBy(relations, tree, key);
  let factor: Decimal | null = decimalOf(1);
  while (member !== null) {
    found.push({ member, distance: found.length, factor });
    factor = factor && ownFactor(relations, tree, member, factor);
    member = memberBy(relations, tree, relations.field(member, tree.parent));
  }
  return found;
}

function memberBy(relations: Relations, tree: Tree, key: Value): Row | null {
  if (key === null) return null;
  return (
    relations.rows(tree.dataset).find((row) => keyOf(relations.field(row, tree.key)) === keyOf(key)) ?? null
  );
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

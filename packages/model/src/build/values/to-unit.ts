import type { Unit } from '../../formula/value-type.ts';

type Money = Extract<Unit, { kind: 'money' }>;
type PlainKind = Exclude<Unit['kind'], 'money' | 'count' | 'per' | 'any'>;

/** `money`, `count(customer)`, `percent` … as the schema has checked it. */
export function toUnit(
  text: string,
  money: Pick<Money, 'currency' | 'tax'> = { currency: null, tax: null },
): Unit {
  if (text === 'money') return { kind: 'money', ...money };
  const count = /^count(?:\((\w+)\))?$/.exec(text);
  return count === null ? { kind: text as PlainKind } : { kind: 'count', entity: count[1] ?? null };
}

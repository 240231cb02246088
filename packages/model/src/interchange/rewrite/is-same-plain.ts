import type { Plain, PlainMap } from '../../workspace/written-objects.ts';

/** Whether two values say the same; the order of keys says nothing. */
export function isSamePlain(a: Plain, b: Plain): boolean {
  if (typeof a === 'string' || typeof b === 'string') return a === b;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((one: Plain, i) => isSamePlain(one, b[i] as Plain));
  }
  const [left, right] = [a as PlainMap, b as PlainMap];
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && isSamePlain(left[key] as Plain, right[key] as Plain))
  );
}

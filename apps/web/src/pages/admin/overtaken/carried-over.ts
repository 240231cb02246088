/** What a form holds. Nothing chosen, nothing typed and null are one. */
export type Fields = Readonly<Record<string, string | null | readonly string[]>>;

/**
 * What the reader typed, on top of what is there now: a field that they left as they read it is as it is now; of a list, what
 * they gave and what they took.
 */
export function carriedOver<F extends Fields>(read: F, typed: Partial<F>, now: F): F {
  return Object.fromEntries(
    Object.entries(now).map(([field, there]) => {
      const [before, after] = [read[field] ?? null, typed[field] ?? null];
      if (isSame(before, after)) return [field, there];
      if (!isList(there)) return [field, after];
      return [field, mergedList(listOf(before), listOf(after), there)];
    }),
  ) as F;
}

/** Fields that somebody else has changed since they were read. */
export function changedSince<F extends Fields>(read: F, now: F): readonly (keyof F & string)[] {
  return Object.keys(now).filter((field) => !isSame(read[field] ?? null, now[field] ?? null));
}

function mergedList(before: readonly string[], after: readonly string[], now: readonly string[]): string[] {
  const kept = now.filter((one) => after.includes(one) || !before.includes(one));
  return [...new Set([...kept, ...after.filter((one) => !before.includes(one))])];
}

type Value = Fields[string];

function isSame(a: Value, b: Value): boolean {
  if (isList(a) || isList(b)) {
    const [one, other] = [new Set(listOf(a)), new Set(listOf(b))];
    return one.size === other.size && [...one].every((value) => other.has(value));
  }
  return (a ?? '') === (b ?? '');
}

function isList(value: Value): value is readonly string[] {
  return Array.isArray(value);
}

function listOf(value: Value): readonly string[] {
  return isList(value) ? value : [];
}

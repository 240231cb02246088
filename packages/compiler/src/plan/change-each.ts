/** The list with every element changed; the list itself when none changes. */
export function changeEach<T>(list: readonly T[], change: (element: T) => T): readonly T[] {
  let changed: T[] | null = null;
  for (let i = 0; i < list.length; i++) {
    const before = list[i] as T;
    const after = change(before);
    if (changed === null && after !== before) changed = list.slice(0, i);
    changed?.push(after);
  }
  return changed ?? list;
}

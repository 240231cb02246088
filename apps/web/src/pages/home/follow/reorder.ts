/** The same list with one entry at another place. */
export function reorder<T>(list: readonly T[], from: number, to: number): readonly T[] {
  const place = Math.max(0, Math.min(to, list.length - 1));
  const entry = list[from];
  if (entry === undefined || place === from) return list;
  const others = list.filter((_, at) => at !== from);
  return [...others.slice(0, place), entry, ...others.slice(place)];
}

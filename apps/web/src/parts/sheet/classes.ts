/** The class names that hold; undefined: none. */
export function classes(names: readonly (string | false)[]): string | undefined {
  const some = names.filter((name) => name !== false);
  return some.length === 0 ? undefined : some.join(' ');
}

/** Where a column stands that stays at the right end; undefined: it scrolls. */
export function pinnedAt(
  widths: readonly number[],
  column: number,
  ends: number,
): { readonly right: number } | undefined {
  if (column < ends) return undefined;
  return { right: widths.slice(column + 1).reduce((sum, width) => sum + width, 0) };
}

export interface Span {
  readonly first: number;
  /** Behind the last. */
  readonly end: number;
}

/** Rows of equal height that stand in a box scrolled by `top`, and some more on both sides. */
export function visibleRows(given: {
  readonly count: number;
  readonly rowHeight: number;
  readonly top: number;
  readonly height: number;
  readonly more: number;
}): Span {
  const { count, rowHeight, top, height, more } = given;
  const first = Math.max(0, Math.min(Math.floor(top / rowHeight) - more, count));
  const end = Math.max(first, Math.min(count, Math.ceil((top + height) / rowHeight) + more));
  return { first, end };
}

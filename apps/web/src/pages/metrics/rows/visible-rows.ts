export interface Span {
  readonly first: number;
  /** Behind the last. */
  readonly end: number;
}

/** Rows of equal height that stand between `top` and `bottom` of the window, and some more on both sides. */
export function visibleRows(given: {
  readonly count: number;
  readonly height: number;
  /** Distance of the first row from the upper edge of the window; negative when it is above. */
  readonly offset: number;
  readonly window: number;
  readonly more: number;
}): Span {
  const { count, height, offset, window, more } = given;
  const first = Math.floor(-offset / height) - more;
  const end = Math.ceil((window - offset) / height) + more;
  const from = Math.max(0, Math.min(first, count));
  return { first: from, end: Math.max(from, Math.min(count, end)) };
}

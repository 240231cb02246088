export interface Place {
  readonly x: number;
  readonly y: number;
}

/** A line through corners that are rounded, as far as the stretches beside them allow. */
export function roundedPath(corners: readonly Place[], radius: number): string {
  const [first, ...rest] = corners;
  if (first === undefined) return '';
  const pieces = rest.map((corner, i) => {
    const before = corners[i] ?? first;
    const after = corners[i + 2];
    if (after === undefined) return `L${corner.x} ${corner.y}`;
    const reach = Math.min(radius, distance(before, corner) / 2, distance(corner, after) / 2);
    const into = towards(corner, before, reach);
    const out = towards(corner, after, reach);
    return `L${into.x} ${into.y}Q${corner.x} ${corner.y} ${out.x} ${out.y}`;
  });
  return `M${first.x} ${first.y}${pieces.join('')}`;
}

function distance(a: Place, b: Place): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function towards(from: Place, to: Place, by: number): Place {
  const length = distance(from, to);
  if (length === 0) return from;
  return { x: from.x + ((to.x - from.x) * by) / length, y: from.y + ((to.y - from.y) * by) / length };
}

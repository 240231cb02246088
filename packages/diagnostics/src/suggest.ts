/** Names closest to `name`, best first, of equally close ones the nearest in length; at most `count`, empty when nothing is near. Case-insensitive edit distance. */
export function suggest(name: string, candidates: Iterable<string>, count = 3): readonly string[] {
  const wanted = name.toLowerCase();
  const limit = Math.max(1, Math.floor(wanted.length / 3));
  const near: { candidate: string; distance: number; added: number }[] = [];
  for (const candidate of candidates) {
    const lower = candidate.toLowerCase();
    const distance = isPart(wanted, lower) ? 0.5 : editDistance(wanted, lower, limit);
    const added = Math.abs(lower.length - wanted.length);
    if (distance <= limit) near.push({ candidate, distance, added });
  }
  near.sort((a, b) => a.distance - b.distance || a.added - b.added || (a.candidate < b.candidate ? -1 : 1));
  return near.slice(0, count).map((n) => n.candidate);
}

/** Half a typing error: nearer than any misspelling, behind the same name in other case. */
function isPart(wanted: string, candidate: string): boolean {
  return wanted.length >= 3 && wanted !== candidate && candidate.includes(wanted);
}

/** Damerau–Levenshtein (adjacent swaps count once); anything above `limit` is reported as `limit + 1`. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(best);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? limit + 1;
}

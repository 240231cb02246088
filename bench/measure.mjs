/** Milliseconds of each candidate by round; turn by turn, so that a busy moment hits all of them. */
export async function rounds(candidates, { runs, warmups }) {
  const times = new Map(candidates.map(({ name }) => [name, []]));
  for (let run = -warmups; run < runs; run++) {
    for (const { name, work } of candidates) {
      const started = performance.now();
      await work();
      if (run >= 0) times.get(name).push(performance.now() - started);
    }
  }
  return times;
}

/** Median of the ratios of each round: steadier than a ratio of medians on a machine that does other work. */
export function ratioOf(times, base) {
  return median(times.map((time, i) => time / base[i]));
}

export function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2;
}

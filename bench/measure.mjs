/** Milliseconds of each candidate by round; turn by turn, so that a busy moment hits all of them, and there and back, so that none always follows the same one. */
export async function rounds(candidates, { runs, warmups }) {
  const times = new Map(candidates.map(({ name }) => [name, []]));
  for (let run = -warmups; run < runs; run++) {
    for (const { name, work } of run % 2 === 0 ? candidates : candidates.toReversed()) {
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

/** The middle half of the ratios of each round: how far the median can be trusted. */
export function middleHalf(times, base) {
  const sorted = times.map((time, i) => time / base[i]).toSorted((a, b) => a - b);
  return [0.25, 0.75].map((part) => sorted[Math.round(part * (sorted.length - 1))]);
}

export function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2;
}

/** Milliseconds that some work takes. */
export async function timed(work) {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** Runs the candidates turn by turn (so that a busy moment hits all of them) and gives the median milliseconds of each. */
export async function medians(candidates, { runs, warmups }) {
  const times = new Map(candidates.map(({ name }) => [name, []]));
  for (let run = -warmups; run < runs; run++) {
    for (const { name, work } of candidates) {
      const started = performance.now();
      await work();
      if (run >= 0) times.get(name).push(performance.now() - started);
    }
  }
  return new Map([...times].map(([name, list]) => [name, median(list)]));
}

export function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2;
}

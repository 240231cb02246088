/** Which line of a file each line of a copy comes from; both counted from 1. */
export interface LineMap {
  /** The next line of the copy comes from this line of the file. */
  readonly add: (line: number) => void;
  readonly of: (copied: number) => number;
}

/** From here on each line of the copy is `step` lines after the one before. */
interface Run {
  readonly copied: number;
  readonly line: number;
  step: number | null;
}

/** Even distances take one entry: the objects of an array are usually laid out alike. */
export function lineMap(): LineMap {
  const runs: Run[] = [];
  let last = 0;
  let count = 0;
  return {
    add(line) {
      count++;
      const run = runs.at(-1);
      const step = line - last;
      last = line;
      if (run !== undefined && (run.step ?? step) === step) run.step = step;
      else runs.push({ copied: count, line, step: null });
    },
    of(copied) {
      let low = 0;
      let high = runs.length - 1;
      while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if ((runs[middle]?.copied ?? 0) <= copied) low = middle;
        else high = middle - 1;
      }
      const run = runs[low];
      return run === undefined ? copied : run.line + (copied - run.copied) * (run.step ?? 0);
    },
  };
}

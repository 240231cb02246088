import type { Answerer } from '../answerer/answerer.ts';

export interface Runs {
  readonly numRuns: number;
  readonly seed?: number;
}

/** Something that holds for every workspace, every data and every query it covers. */
export interface Law {
  readonly name: string;
  /** Tries the law on random databases; rejects with the smallest counterexample. */
  readonly check: (answerer: Answerer, runs: Runs) => Promise<void>;
}

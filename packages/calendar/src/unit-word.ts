import { DAY_GRAINS, type DayGrain } from './grain.ts';

const WORDS: ReadonlyMap<string, DayGrain> = new Map(
  DAY_GRAINS.flatMap((grain) => [
    [grain, grain],
    [`${grain}s`, grain],
  ]),
);

/** `month`, `months`, `fiscal_year`, `fiscal year` → the grain; null for any other word. */
export function unitOfWord(word: string): DayGrain | null {
  return WORDS.get(word.toLowerCase().replace(/^fiscal\s+/, 'fiscal_')) ?? null;
}

/** Words that `unitOfWord` knows, for suggestions. */
export const UNIT_WORDS: readonly string[] = [...WORDS.keys()];

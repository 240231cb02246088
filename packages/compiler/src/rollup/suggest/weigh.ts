import { rollupParts } from '../parts-of.ts';
import type { Question, Serving } from './asked-question.ts';
import { type Candidate, factsWith, tableFor } from './candidate.ts';
import { type SizedTable, tablesRead, type WeighedQuestion, type WeighedRead } from './greedy-choice.ts';

export interface Counted {
  readonly candidate: Candidate;
  /** Of each of its tables; none: as if they had no rows. */
  readonly rows: readonly number[];
}

/** What every question reads now, and what each candidate offers for it. */
export function weigh(
  questions: readonly Question[],
  candidates: readonly Counted[],
  serving: Serving,
): readonly WeighedQuestion[] {
  const { model } = serving;
  const declared = rollupParts(model, serving.facts).parts;
  const offers = candidates.map(({ candidate: { parts }, rows }) => ({
    parts,
    facts: factsWith(parts, rows, serving.facts),
  }));
  return questions.map(({ times, reads, hidesRows }) => ({
    times,
    reads: reads.map((read): WeighedRead => {
      const own: SizedTable = { table: read.dataset, rows: read.rows, candidate: null };
      if (hidesRows) return { now: own, offered: [] };
      const known = tableFor(read, declared, serving);
      const offered = offers.flatMap(({ parts, facts }, candidate) => {
        const found = tableFor(read, parts, { model, facts });
        return found === null ? [] : [{ ...found, candidate }];
      });
      return { now: known === null ? own : { ...known, candidate: null }, offered };
    }),
  }));
}

/** Declared rollups that no question reads. */
export function unusedOf(
  questions: readonly WeighedQuestion[],
  { model, facts }: Pick<Serving, 'model' | 'facts'>,
): readonly string[] {
  const read = new Set(questions.flatMap((one) => tablesRead(one, new Set()).map(({ table }) => table)));
  const { parts } = rollupParts(model, facts);
  const used = new Set(parts.filter(({ name }) => read.has(name)).map(({ rollup }) => rollup));
  return [...model.rollups.keys()].filter((name) => !used.has(name));
}

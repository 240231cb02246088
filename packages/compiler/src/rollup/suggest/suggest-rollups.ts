import type { AskedQuestion, Question, Serving } from './asked-question.ts';
import { type Candidate, tablesOf } from './candidate.ts';
import { draftAll } from './draft-all.ts';
import { type Chosen, greedyChoice, readBy, tablesRead, type WeighedQuestion } from './greedy-choice.ts';
import { nameFor } from './name-for.ts';
import { rowsRead } from './rows-read.ts';
import { type Counted, unusedOf, weigh } from './weigh.ts';

export interface SuggestedRollup {
  readonly name: string;
  readonly metrics: readonly string[];
  readonly by: readonly string[];
  /** Rows of its tables, counted. */
  readonly rows: number;
  /** Distinct questions that would read it; how often they were asked, and what their answers took. */
  readonly questions: number;
  readonly times: number;
  readonly milliseconds: number;
  /** Part of all row reads that it saves beside those above it. */
  readonly saved: number;
}

export interface RollupSuggestions {
  /** The one that saves the most first. */
  readonly suggested: readonly SuggestedRollup[];
  /** Declared rollups that no asked question reads. */
  readonly unused: readonly string[];
  readonly asked: {
    /** Distinct questions, and how often they were asked. */
    readonly questions: number;
    readonly times: number;
    /** Of these times, by people to whom rows are hidden: no rollup answers them. */
    readonly hidden: number;
    /** Distinct questions that can no longer be asked. */
    readonly outdated: number;
    /** Rows that the answers read, by the tables of now. */
    readonly rowsRead: number;
  };
}

export interface SuggestOptions {
  /** Counts the rows that each of these statements gives. */
  readonly count: (statements: readonly string[]) => Promise<readonly number[]>;
  /** Called between steps, so that others get their turn. */
  readonly pause: () => Promise<void>;
  /** A rollup must save this part of what would be read if there were none. */
  readonly least?: number;
}

/** Candidates whose rows are counted. */
const MOST_COUNTED = 40;
const MOST_SUGGESTED = 10;
const LEAST_SAVED = 0.02;

/**
 * Rollups that would have spared reads of what was asked. What a candidate answers is decided by the proof that answers
 * go by, over facts in which its tables stand with their counted rows.
 */
export async function suggestRollups(
  asked: readonly AskedQuestion[],
  serving: Serving,
  options: SuggestOptions,
): Promise<RollupSuggestions> {
  const questions = await readAll(asked, serving, options);
  const least = (options.least ?? LEAST_SAVED) * readWithout(questions);
  const drafts = await draftAll(questions, serving, options.pause);
  const worth = worthCounting(questions, drafts, { serving, least });
  const counted: Counted[] = [];
  for (const candidate of worth) {
    await options.pause();
    const statements = tablesOf(candidate, serving).map(({ sql }) => sql);
    counted.push({ candidate, rows: await options.count(statements) });
  }
  const weighed = weigh(questions, counted, serving);
  const choosing = { questions: weighed, candidates: counted.length, least, most: MOST_SUGGESTED };
  const { chosen, readNow } = greedyChoice(choosing);
  const { times } = countsOf(questions);
  const hidden = countsOf(questions.filter(({ hidesRows }) => hidesRows)).times;
  const outdated = asked.length - questions.length;
  return {
    suggested: described(chosen, { questions, weighed, counted, readNow, serving }),
    unused: unusedOf(weighed, serving),
    asked: { questions: questions.length, times, hidden, outdated, rowsRead: readNow },
  };
}

interface Describing {
  readonly questions: readonly Question[];
  readonly weighed: readonly WeighedQuestion[];
  readonly counted: readonly Counted[];
  readonly readNow: number;
  readonly serving: Serving;
}

function described(chosen: readonly Chosen[], of: Describing): readonly SuggestedRollup[] {
  const { questions, weighed, counted, readNow, serving } = of;
  const made = new Set(chosen.map(({ candidate }) => candidate));
  const taken = new Set(serving.model.rollups.keys());
  const readers = weighed.map((one) => new Set(tablesRead(one, made).map((table) => table.candidate)));
  return chosen.flatMap(({ candidate: number, saved }): readonly SuggestedRollup[] => {
    const one = counted[number];
    if (one === undefined) return [];
    const own = questions.filter((_, i) => readers[i]?.has(number));
    const { metrics, by } = one.candidate;
    const name = nameFor(one.candidate, taken);
    taken.add(name);
    const rows = one.rows.reduce((sum, part) => sum + part, 0);
    return [{ name, metrics, by, rows, ...countsOf(own), saved: saved / readNow }];
  });
}

async function readAll(
  asked: readonly AskedQuestion[],
  serving: Serving,
  { pause }: SuggestOptions,
): Promise<readonly Question[]> {
  const questions: Question[] = [];
  for (const one of asked) {
    await pause();
    const read = rowsRead(one.query, serving);
    if (read !== null) questions.push({ ...one, ...read });
  }
  return questions;
}

/** Candidates that would save enough if they had no rows, the best first: only these are worth a statement. */
function worthCounting(
  questions: readonly Question[],
  drafts: readonly Candidate[],
  { serving, least }: { readonly serving: Serving; readonly least: number },
): readonly Candidate[] {
  const free = drafts.map((candidate) => ({ candidate, rows: [] }));
  const weighed = weigh(questions, free, serving);
  const now = readBy(weighed, new Set());
  return drafts
    .map((candidate, i) => ({ candidate, saved: now - readBy(weighed, new Set([i])) }))
    .filter(({ saved }) => saved > 0 && saved >= least)
    .sort((a, b) => b.saved - a.saved)
    .slice(0, MOST_COUNTED)
    .map(({ candidate }) => candidate);
}

/** Rows that would be read if nothing were added up beforehand, of a dataset once for each asking. */
function readWithout(questions: readonly Question[]): number {
  return sum(
    questions.map(({ times, reads }) => {
      const datasets = new Map(reads.map(({ dataset, rows }) => [dataset, rows]));
      return times * sum([...datasets.values()]);
    }),
  );
}

function countsOf(questions: readonly AskedQuestion[]) {
  return {
    questions: questions.length,
    times: sum(questions.map(({ times }) => times)),
    milliseconds: sum(questions.map(({ milliseconds }) => milliseconds)),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

import type { Question, Serving } from './asked-question.ts';
import type { Candidate } from './candidate.ts';
import { draftRollup, unionOf } from './draft-rollup.ts';

/** Questions that rollups are drafted for, those that read the most; all are weighed. */
const MOST_DRAFTED = 200;
/** Drafts that are united in pairs. */
const MOST_UNITED = 8;

/** What single questions ask for, one rollup for equal keys; then pairs over the same rows as one. */
export async function draftAll(
  questions: readonly Question[],
  serving: Serving,
  pause: () => Promise<void>,
): Promise<readonly Candidate[]> {
  const cost = ({ times, reads }: Question) => times * reads.reduce((rows, read) => rows + read.rows, 0);
  const heaviest = questions
    .filter(({ hidesRows }) => !hidesRows)
    .sort((a, b) => cost(b) - cost(a))
    .slice(0, MOST_DRAFTED);
  const drafts = new Map<string, Candidate>();
  for (const question of heaviest) {
    await pause();
    const draft = draftRollup(question, serving);
    if (draft !== null) addDraft(drafts, draft, serving);
  }
  const first = [...drafts.values()].slice(0, MOST_UNITED);
  for (const [i, a] of first.entries())
    for (const b of first.slice(i + 1)) {
      await pause();
      const united = isOverSameRows(a, b) ? unionOf(a, b, serving) : null;
      if (united !== null) addDraft(drafts, united, serving);
    }
  return [...drafts.values()];
}

function addDraft(drafts: Map<string, Candidate>, draft: Candidate, serving: Serving): void {
  const key = JSON.stringify([...draft.by].sort());
  const known = drafts.get(key);
  if (known === undefined) drafts.set(key, draft);
  else if (!draft.metrics.every((metric) => known.metrics.includes(metric)))
    drafts.set(key, unionOf(known, draft, serving) ?? known);
}

function isOverSameRows(a: Candidate, b: Candidate): boolean {
  return a.parts.some(({ dataset }) => b.parts.some((other) => other.dataset === dataset));
}

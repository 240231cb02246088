import { Refusal } from '../../../api/refusal.ts';
import { isMatched, plainPlan } from '../../../parts/question/against.ts';
import { CLOSED } from '../../../parts/question/closed.ts';

/** Closed figures that are not for the reader, plans without snapshots to match, plans of a scenario that is fixed. */
export function blamedComparisons(error: unknown, against: readonly string[] | null): readonly string[] {
  const found = error instanceof Refusal ? error.diagnostics : [];
  const isClosed = found.some(({ code }) => code.startsWith('close/'));
  const isUnmatched = found.some(({ code }) => code === 'query/nothing-to-match');
  const fixed = found.filter(({ code }) => code === 'query/scenario-fixed').map(({ params }) => params.plan);
  return (against ?? []).filter(
    (name) =>
      (name === CLOSED && isClosed) || (isMatched(name) && isUnmatched) || fixed.includes(plainPlan(name)),
  );
}

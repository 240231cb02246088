import { asCompany, resolveQuery } from '@plumbline/query';
import { Refusal } from '../reference/data/refusal.ts';
import { evaluate } from '../reference/evaluate.ts';
import type { Answer, Answerer, Question } from './answerer.ts';

/** Answers with the reference evaluator, after the real front end resolved the query. */
export const referenceAnswerer: Answerer = async (question) => answerOf(question);

function answerOf({ model: whole, database, query, today, access = null }: Question): Answer {
  const model = access?.readable ?? whole;
  const resolved = resolveQuery(query, access?.visible ?? whole);
  if (resolved.query === null) return { kind: 'refused', codes: resolved.diagnostics.map((d) => d.code) };
  const asked =
    access === null ? { query: resolved.query, diagnostics: [] } : asCompany(resolved.query, model, today);
  if (asked.diagnostics.length > 0) return { kind: 'refused', codes: asked.diagnostics.map((d) => d.code) };
  try {
    const result = evaluate({ query: asked.query, model, database, today, access });
    const { columns, rows, totals, others, notes, warnings, edge, partialPeriods, isPartial } = result;
    const known = isPartial === null ? {} : { partial: isPartial };
    const meta = { warnings, edge, partial_periods: partialPeriods, ...known };
    return { kind: 'answered', result: { columns, rows, totals, others, notes, meta } };
  } catch (error) {
    if (error instanceof Refusal) return { kind: 'refused', codes: [error.code] };
    throw error;
  }
}

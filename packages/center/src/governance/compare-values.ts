import type { Diagnostic } from '@plumbline/diagnostics';
import type { Model, Text } from '@plumbline/model';
import type { Cell, ResultColumn } from '@plumbline/query';
import { answerQuestion } from '../answer/answer-question.ts';
import { DEFAULT_LIMITS } from '../answer/query-limits.ts';
import { madeOf, noteReads, sensitiveMetrics } from '../audit/note-reads.ts';
import type { Principal } from '../center/principal.ts';
import { type Served, withState } from '../center/served.ts';
import { accessFor, unanswered } from '../center/sight.ts';
import type { Workings } from '../center/workings.ts';
import { differenceOf } from '../reconcile/difference.ts';
import type { Proposed } from './proposed-model.ts';

/** Figures of one metric by the definition as it is and as it would be, over the same rows. */
export interface ValueComparison {
  readonly metric: string;
  readonly label: Text;
  /** Members of time, the newest last. */
  readonly periods: readonly ComparedPeriod[];
  /** Over all of them. */
  readonly total: ComparedPeriod | null;
  /** How the figures are written; null: neither definition gives any. */
  readonly column: ResultColumn | null;
  /** `partial`: over the rows and members that the asker sees. */
  readonly scope: 'all' | 'partial';
  /** The statements that gave the figures; null: none was run, or policies keep them from the asker. */
  readonly sql: { readonly before: string | null; readonly after: string | null };
  /** Why one of them gives none. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface ComparedPeriod {
  /** First day of the member, as a result writes it; null in the total. */
  readonly period: Cell;
  readonly before: Cell;
  readonly after: Cell;
  /** after − before; null where one of them is missing. */
  readonly difference: Cell;
}

export const COMPARED_PERIODS = 13;

export interface ComparingValues {
  readonly principal: Principal;
  readonly metric: string;
  readonly proposed: Proposed;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Asks one question twice: of the definitions in force, cell by cell as reported, and of the proposed ones, every cell by
 * the newest formula. Each is answered by the rows that are loaded and under the policies of who asks.
 */
export async function compareValues(
  workings: Workings,
  { principal, metric, proposed, signal }: ComparingValues,
): Promise<ValueComparison> {
  const question = {
    metrics: [metric],
    by: ['month'],
    period: `last ${COMPARED_PERIODS} months`,
    totals: [[]],
  };
  const ask = async (model: Model, isNew: boolean) => {
    if (!model.metrics.has(metric)) return { result: null, diagnostics: [], explanation: null };
    const value = isNew ? { ...question, restated: true } : question;
    return askWith(workings, model, { principal, value, signal });
  };
  const [old, next] = [await ask(proposed.before, false), await ask(proposed.after, true)];
  const [left, right] = [figuresOf(old.result), figuresOf(next.result)];
  const metrics = (old.result ?? next.result) !== null && tells(workings, metric, proposed) ? [metric] : [];
  await noteReads(workings, principal, { metrics, by: 'comparison', asked: question });
  const days = [...new Set([...left.keys(), ...right.keys()])].sort();
  const at = (day: string): ComparedPeriod => {
    const [before, after] = [left.get(day) ?? null, right.get(day) ?? null];
    return { period: day === TOTAL ? null : day, before, after, difference: differenceOf(after, before) };
  };
  const known = seenLabel(principal, metric, proposed);
  return {
    metric,
    label: known ?? { zh: metric, en: metric },
    periods: days.filter((day) => day !== TOTAL).map(at),
    total: days.includes(TOTAL) ? at(TOTAL) : null,
    column: (next.result ?? old.result)?.columns.find(({ role }) => role === 'metric') ?? null,
    scope: [old.result, next.result].some((one) => one?.meta.scope === 'partial') ? 'partial' : 'all',
    sql: { before: old.explanation?.sql ?? null, after: next.explanation?.sql ?? null },
    diagnostics: [...old.diagnostics, ...next.diagnostics],
  };
}

/** As a definition calls it that the asker sees. */
function seenLabel(principal: Principal, metric: string, { after, before }: Proposed): Text | null {
  for (const model of [after, before]) {
    const found = (accessFor(model, principal)?.visible ?? model).metrics.get(metric);
    if (found !== undefined) return found.label;
  }
  return null;
}

/** By any of the definitions: what is asked for does not take back what is in force, nor what an earlier version did not say. */
function tells({ snapshots }: Workings, metric: string, { before, after }: Proposed): boolean {
  const models = [before, after, snapshots.current().model];
  const read = models.flatMap((model) => [...madeOf(metric, model)]);
  return models.some((model) => read.some((name) => sensitiveMetrics(model).has(name)));
}

const TOTAL = '';

interface Asked {
  readonly principal: Principal;
  readonly value: object;
  readonly signal: AbortSignal | undefined;
}

/** A question by other definitions than those served, over the tables that are there. */
export async function askWith(workings: Workings, model: Model, { principal, value, signal }: Asked) {
  const lease = workings.snapshots.lease();
  try {
    const { state, ...rest } = lease.value;
    const served: Served = withState({ ...rest, model, diagnostics: [] }, state);
    const refused = unanswered(served, principal);
    if (refused.length > 0) return { result: null, diagnostics: refused, explanation: null };
    const { limits = DEFAULT_LIMITS } = workings.options;
    const context = {
      ...{ model, facts: served.facts, state, limits },
      warehouse: workings.holder.warehouse,
      today: workings.today(lease.value),
      access: accessFor(model, principal),
      closes: null,
      log: null,
      isPast: true,
    };
    return await answerQuestion(value, context, { explain: true, ...(signal && { signal }) });
  } finally {
    lease.release();
  }
}

function figuresOf(result: Awaited<ReturnType<typeof answerQuestion>>['result']): ReadonlyMap<string, Cell> {
  if (result === null) return new Map();
  const at = result.columns.findIndex(({ role }) => role === 'metric');
  const figures = new Map<string, Cell>(result.rows.map((row) => [String(row[0]), row[at] ?? null]));
  const total = result.totals?.find(({ by }) => by.length === 0)?.row[at];
  if (total !== undefined) figures.set(TOTAL, total);
  return figures;
}

import type { ResultColumn } from '@plumbline/query';
import type { Answer, Explained } from '../answer/answer.ts';
import { type AnswerContext, answerQuestion, explainQuestion } from '../answer/answer-question.ts';
import { type OpenedRows, openRows } from '../answer/open-rows.ts';
import { DEFAULT_LIMITS } from '../answer/query-limits.ts';
import { type Streamed, streamAnswer } from '../answer/stream-answer.ts';
import { noteReads, sensitiveAsked, sensitiveBehind, sensitiveMetrics } from '../audit/note-reads.ts';
import { type Principal, SYSTEM } from './principal.ts';
import { readServed, type Served } from './served.ts';
import { accessFor, unanswered } from './sight.ts';
import type { Lease } from './snapshots.ts';
import type { Workings } from './workings.ts';

export interface Question {
  readonly principal: Principal;
  readonly value: unknown;
  readonly explain?: boolean;
  readonly signal?: AbortSignal;
  /** Nobody sees the figures: the machinery holds them against others. */
  readonly isOfMachinery?: boolean;
}

/** Answers from the definitions and tables of one moment; they stay until the last row is read. */
export async function askQuery(workings: Workings, question: Question): Promise<Answer> {
  question.signal?.throwIfAborted();
  const lease = await leaseOfToday(workings);
  try {
    const diagnostics = unanswered(lease.value, question.principal);
    if (diagnostics.length > 0) return { result: null, definitions: [], diagnostics, explanation: null };
    const answer = await answerQuestion(
      question.value,
      contextOf(workings, lease.value, question.principal),
      question,
    );
    const { result } = answer;
    if (result === null) return answer;
    await noteAsked(workings, question, { served: lease.value, by: 'query' });
    const columns = result.columns.map((column) => withVersion(column, lease.value));
    return { ...answer, result: { ...result, columns } };
  } finally {
    lease.release();
  }
}

/** The rows behind a figure, from the definitions and tables of one moment. */
export async function askRows(workings: Workings, question: Question): Promise<OpenedRows> {
  question.signal?.throwIfAborted();
  const lease = await leaseOfToday(workings);
  try {
    const diagnostics = unanswered(lease.value, question.principal);
    if (diagnostics.length > 0) return { result: null, diagnostics };
    const opened = await openRows(
      question.value,
      contextOf(workings, lease.value, question.principal),
      question,
    );
    if (opened.result !== null) await noteAsked(workings, question, { served: lease.value, by: 'rows' });
    return opened;
  } finally {
    lease.release();
  }
}

export async function askStream(workings: Workings, question: Question): Promise<Streamed> {
  question.signal?.throwIfAborted();
  const lease = await leaseOfToday(workings);
  const { value: served, release: ended } = lease;
  try {
    const diagnostics = unanswered(served, question.principal);
    if (diagnostics.length > 0) {
      ended();
      return { columns: null, diagnostics };
    }
    const { signal } = question;
    // Before the first row is asked for: rows that wait for a reader are not left waiting by a catalog that fails.
    if (readIn(served, question, 'export').length > 0 && isAnswered(workings, question, served))
      await noteAsked(workings, question, { served, by: 'export' });
    const answer = await streamAnswer(question.value, contextOf(workings, served, question.principal), {
      signal,
      ended,
    });
    if (answer.columns === null) return answer;
    return { ...answer, columns: answer.columns.map((column) => withVersion(column, served)) };
  } catch (cause) {
    ended();
    throw cause;
  }
}

/** Whether answering is a line of the audit log: then each who asks is answered anew. */
export function isReadNoted({ snapshots }: Workings, principal: Principal, value: unknown): boolean {
  return readIn(snapshots.current(), { principal, value }, 'query').length > 0;
}

type AskedBy = 'query' | 'export' | 'rows';

function readIn({ model }: Served, { principal, value }: Question, by: AskedBy): readonly string[] {
  if (sensitiveMetrics(model).size === 0) return [];
  const names = accessFor(model, principal)?.visible ?? model;
  return by === 'rows' ? sensitiveBehind(value, model, names) : sensitiveAsked(value, model, names);
}

function noteAsked(
  workings: Workings,
  question: Question,
  { served, by }: { readonly served: Served; readonly by: AskedBy },
): Promise<void> {
  const { principal, value, isOfMachinery = false } = question;
  const metrics = isOfMachinery ? [] : readIn(served, question, by);
  return noteReads(workings, principal, { metrics, by, asked: value });
}

function isAnswered(workings: Workings, { principal, value }: Question, served: Served): boolean {
  const { diagnostics } = explainQuestion(value, contextOf(workings, served, principal));
  return diagnostics.every(({ severity }) => severity !== 'error');
}

export function askExplain(workings: Workings, { principal, value }: Question): Explained {
  const served = workings.snapshots.current();
  const diagnostics = unanswered(served, principal);
  if (diagnostics.length > 0) return { definitions: [], diagnostics, explanation: null };
  return explainQuestion(value, contextOf(workings, served, principal));
}

/** Does something with the definitions and tables of one moment, as everybody's are. */
export async function withLease<T>(
  workings: Workings,
  work: (context: AnswerContext) => Promise<T>,
): Promise<T> {
  const lease = await leaseOfToday(workings);
  try {
    return await work(contextOf(workings, lease.value, SYSTEM));
  } finally {
    lease.release();
  }
}

/** What an answer to this principal is made from. */
export function contextOf(workings: Workings, served: Served, principal: Principal): AnswerContext {
  const { model, facts, state } = served;
  const { limits = DEFAULT_LIMITS } = workings.options;
  const { warehouse, store } = workings.holder;
  const access = accessFor(model, principal);
  const closes = { locked: served.closed, figures: store.closes.figures };
  const { log } = workings;
  return { model, facts, state, warehouse, limits, today: workings.today(served), access, closes, log };
}

/** A new day can bring other versions into force: the first question of the day reads them. */
export async function leaseOfToday(workings: Workings): Promise<Lease<Served>> {
  const { snapshots, publishing, holder, options } = workings;
  const isToday = () => workings.today(snapshots.current()) === snapshots.current().day;
  if (!isToday())
    await publishing(async () => {
      if (isToday()) return;
      const { state, ...served } = snapshots.current();
      const day = workings.today({ ...served, state });
      snapshots.publish(await readServed(holder.store, { state, day, env: options.env }));
    });
  return snapshots.lease();
}

function withVersion(column: ResultColumn, { versions, marks }: Served): ResultColumn {
  if (column.role !== 'metric') return column;
  const version = versions.find(({ kind, id }) => kind === 'metric' && id === column.name)?.version;
  const marked = marks.get(column.name);
  return {
    ...column,
    ...(version === undefined ? {} : { version }),
    ...(marked === undefined ? {} : { marks: marked }),
  };
}

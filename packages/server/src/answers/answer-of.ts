import type { AnswersVersion } from '@plumbline/center';
import { toWireDiagnostic } from '@plumbline/client';
import { type Diagnostic, type Locale, PlumblineError } from '@plumbline/diagnostics';
import type { KnownCaller } from '../access/caller.ts';
import type { Services } from '../services.ts';
import { canonicalText } from './canonical-text.ts';
import type { CachedAnswer } from './result-cache.ts';

export interface Question {
  readonly caller: KnownCaller;
  readonly query: unknown;
  readonly explain: boolean;
  readonly locale: Locale;
  readonly signal: AbortSignal;
}

export type Answered =
  | { readonly kind: 'refused'; readonly diagnostics: readonly Diagnostic[] }
  /** A MetricResult. */
  | { readonly kind: 'answered'; readonly json: string };

/** An answer as it is kept, or why there is none. */
export type Worked =
  | { readonly kind: 'refused'; readonly diagnostics: readonly Diagnostic[] }
  | { readonly kind: 'answered'; readonly answer: CachedAnswer };

/**
 * Answers from memory, by what is under way for the same question, or in its turn. Where datasets let it, an answer from
 * the rows of before stands in, marked, while the one of now is worked out.
 */
export async function answerOf(question: Question, services: Services): Promise<Answered> {
  const { center, cache, flights } = services;
  const { caller, query, explain, locale } = question;
  const started = performance.now();
  const version = center.answersVersion(caller.principal);
  // Whose eyes it is seen through is said of the answer, not part of it: the person themselves shares it.
  const seen = caller.viewing === null ? {} : { viewed_as: caller.viewing.login };
  const key = canonicalText([version.key, explain, locale, query]);
  const told = (done: Worked): Answered =>
    done.kind === 'refused'
      ? done
      : { kind: 'answered', json: withMeta(done.answer.head, { ...done.answer.meta, ...seen }, started) };
  const alone = async () => told(await worked(question, { key, version, isKept: false }, services));
  if (center.isReadNoted(caller.principal, query)) return alone();
  const kept = cache.get(key, ({ rows }) => rows === version.rows || center.mayStandIn(rows));
  const flight = `${version.rows} ${key}`;
  const work = (signal: AbortSignal) =>
    worked({ ...question, signal }, { key, version, isKept: true }, services);
  if (kept !== null) {
    const isOld = kept.rows !== version.rows;
    if (isOld && !flights.has(flight)) refresh(flights.join(flight, services.stopping, work), services);
    const meta = { ...kept.meta, ...seen, cache: isOld ? 'stale' : 'hit' };
    return { kind: 'answered', json: withMeta(kept.head, meta, started) };
  }
  const isOther = flights.has(flight);
  const done = await flights.join(flight, question.signal, work).catch((cause: unknown) => {
    // Somebody else's turn did not come; this caller has one of its own.
    if (isOther && isOfQueue(cause)) return work(question.signal);
    throw cause;
  });
  // It became sensitive meanwhile: the one who was waited for has been noted, this caller has not.
  return isOther && center.isReadNoted(caller.principal, query) ? alone() : told(done);
}

/** Nobody waits for it: whoever asks next is answered by it, or asks for themselves. */
function refresh(work: Promise<Worked>, { log }: Services): void {
  work.catch((cause: unknown) => log.debug({ err: cause }, 'an answer was not renewed'));
}

async function worked(
  { caller, query, explain, locale, signal }: Question,
  {
    key,
    version,
    isKept,
  }: { readonly key: string; readonly version: AnswersVersion; readonly isKept: boolean },
  { center, cache, queue }: Services,
): Promise<Worked> {
  const leave = await queue.enter(caller.login, signal);
  try {
    const { result, diagnostics } = await center.query(caller.principal, query, { explain, signal });
    if (result === null) return { kind: 'refused', diagnostics };
    const { meta, ...rest } = result;
    const found = diagnostics.map((one) => toWireDiagnostic(one, locale));
    const body = found.length === 0 ? rest : { ...rest, diagnostics: found };
    const answer = { head: JSON.stringify(body).slice(0, -1), meta: { ...meta }, rows: version.rows };
    const now = center.answersVersion(caller.principal);
    if (isKept && now.key === version.key && now.rows === version.rows) cache.set(key, answer);
    return { kind: 'answered', answer };
  } finally {
    leave();
  }
}

const OF_QUEUE: ReadonlySet<string> = new Set(['server/queue-full', 'server/waited-too-long']);

function isOfQueue(cause: unknown): boolean {
  return cause instanceof PlumblineError && cause.diagnostics.some(({ code }) => OF_QUEUE.has(code));
}

function withMeta(head: string, meta: Readonly<Record<string, unknown>>, started: number): string {
  const elapsed_ms = Math.round((performance.now() - started) * 10) / 10;
  return `${head},"meta":${JSON.stringify({ ...meta, elapsed_ms })}}`;
}

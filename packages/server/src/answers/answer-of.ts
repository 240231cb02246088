import { toWireDiagnostic } from '@plumbline/client';
import type { Diagnostic, Locale } from '@plumbline/diagnostics';
import type { KnownCaller } from '../access/caller.ts';
import type { Services } from '../services.ts';
import { canonicalText } from './canonical-text.ts';

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

/** Answers from memory, or in its turn. */
export async function answerOf(question: Question, services: Services): Promise<Answered> {
  const { center, cache, queue } = services;
  const { caller, query, explain, locale, signal } = question;
  const started = performance.now();
  const version = center.answersVersion(caller.principal);
  const key = canonicalText([version, explain, locale, query]);
  const kept = cache.get(key);
  if (kept !== null)
    return { kind: 'answered', json: withMeta(kept.head, { ...kept.meta, cache: 'hit' }, started) };
  const leave = await queue.enter(caller.login, signal);
  try {
    const { result, diagnostics } = await center.query(caller.principal, query, { explain, signal });
    if (result === null) return { kind: 'refused', diagnostics };
    const { meta, ...rest } = result;
    const found = diagnostics.map((one) => toWireDiagnostic(one, locale));
    const body = found.length === 0 ? rest : { ...rest, diagnostics: found };
    const head = JSON.stringify(body).slice(0, -1);
    if (center.answersVersion(caller.principal) === version) cache.set(key, { head, meta: { ...meta } });
    return { kind: 'answered', json: withMeta(head, { ...meta }, started) };
  } finally {
    leave();
  }
}

function withMeta(head: string, meta: Readonly<Record<string, unknown>>, started: number): string {
  const elapsed_ms = Math.round((performance.now() - started) * 10) / 10;
  return `${head},"meta":${JSON.stringify({ ...meta, elapsed_ms })}}`;
}

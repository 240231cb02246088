import { randomBytes } from 'node:crypto';
import { type Locale, PlumblineError, report } from '@plumbline/diagnostics';
import { internalProblem, problemResponse } from '../http/problem.ts';
import type { Services } from '../services.ts';

/** What a failure is answered with. Refusals say why; a bug of ours says where the log tells more, and nothing else. */
export function failureResponse(
  cause: unknown,
  { locale, signal }: { readonly locale: Locale; readonly signal: AbortSignal },
  { log, stopping }: Pick<Services, 'log' | 'stopping'>,
): Response {
  if (cause instanceof PlumblineError) return problemResponse(cause.diagnostics, locale);
  if (stopping.aborted) return problemResponse([report('server/shutting-down', {})], locale);
  if (signal.aborted) return new Response(null, { status: CLIENT_GONE });
  const reference = randomBytes(6).toString('hex');
  log.error({ reference, err: cause }, 'internal error');
  return problemResponse(internalProblem(reference), locale);
}

/** Nobody reads it; the log does. */
const CLIENT_GONE = 499;

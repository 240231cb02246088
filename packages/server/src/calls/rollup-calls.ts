import { toWireDiagnostic, type Wire } from '@plumbline/client';
import { jsonResponse } from '../http/json-response.ts';
import type { CallHandler } from './call-handler.ts';

export const suggestRollupsCall: CallHandler = async (
  { caller, body, locale, signal },
  { center, queue },
) => {
  const leave = await queue.enter(caller.login, signal);
  try {
    const { queries } = body as Wire<'RollupQuestions'>;
    const asked = queries === undefined ? { signal } : { queries, signal };
    const advice = await center.suggestRollups(caller.principal, asked);
    const { suggested, unused, asked: counts, yaml, diagnostics } = advice;
    return jsonResponse('RollupSuggestions', {
      suggested: suggested.map((one) => ({ ...one, metrics: [...one.metrics], by: [...one.by] })),
      unused: [...unused],
      asked: { ...counts },
      yaml,
      diagnostics: diagnostics.map((one) => toWireDiagnostic(one, locale)),
    });
  } finally {
    leave();
  }
};

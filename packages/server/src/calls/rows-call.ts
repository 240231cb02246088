import { toWireDiagnostic } from '@plumbline/client';
import { jsonResponse } from '../http/json-response.ts';
import { problemResponse } from '../http/problem.ts';
import type { CallHandler } from './call-handler.ts';

/** Rows are not kept in memory: nobody looks twice at the same page. */
export const rowsCall: CallHandler = async ({ caller, body, locale, signal }, { center, queue }) => {
  const leave = await queue.enter(caller.login, signal);
  try {
    const { result, diagnostics } = await center.rows(caller.principal, body, { signal });
    if (result === null) return problemResponse(diagnostics, locale);
    return jsonResponse('RowsResult', {
      ...result,
      measures: result.measures.map((measure) => ({ ...measure })),
      columns: result.columns.map((column) => ({ ...column })),
      reads: [...result.reads],
      rows: result.rows.map((row) => [...row]),
      diagnostics: diagnostics.map((one) => toWireDiagnostic(one, locale)),
    });
  } finally {
    leave();
  }
};

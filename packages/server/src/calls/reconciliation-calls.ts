import type { Reconciled } from '@plumbline/center';
import { toWireDiagnostic, type Wire } from '@plumbline/client';
import { didYouMean, report } from '@plumbline/diagnostics';
import { jsonResponse } from '../http/json-response.ts';
import { problemResponse } from '../http/problem.ts';
import type { CallHandler } from './call-handler.ts';

export const reconciliationsCall: CallHandler = async ({ caller }, { center }) =>
  jsonResponse('ReconciliationList', {
    reconciliations: center.reconciliations(caller.principal).map((one) => ({ ...one, by: [...one.by] })),
  });

export const reconcileCall: CallHandler = async (
  { caller, params, body, locale, signal },
  { center, queue },
) => {
  const { name = '' } = params;
  const known = center.reconciliations(caller.principal).map((one) => one.name);
  if (!known.includes(name)) {
    const hints = didYouMean(name, known);
    const unknown = report('model/unknown-reference', { kind: 'reconciliation', name }, { hints });
    return problemResponse([unknown], locale, 404);
  }
  const leave = await queue.enter(caller.login, signal);
  try {
    const asked = body as Wire<'ReconcileRequest'>;
    const { result, diagnostics } = await center.reconcile(caller.principal, name, asked, { signal });
    if (result === null) return problemResponse(diagnostics, locale);
    const findings = diagnostics.map((one) => toWireDiagnostic(one, locale));
    return jsonResponse('Reconciled', { ...wireOf(result), diagnostics: findings });
  } finally {
    leave();
  }
};

function wireOf({
  reconciliation,
  columns,
  rows,
  total,
  ranges,
  meta,
  ...counts
}: Reconciled): Wire<'Reconciled'> {
  return {
    ...counts,
    reconciliation: { ...reconciliation, by: [...reconciliation.by] },
    columns: columns.map((column) => ({ ...column })),
    rows: rows.map((row) => [...row]),
    total: [...total],
    ranges: Object.fromEntries(Object.entries(ranges).map(([key, [from, to]]) => [key, [from, to]])),
    meta: structuredClone(meta) as Wire<'Reconciled'>['meta'],
  };
}

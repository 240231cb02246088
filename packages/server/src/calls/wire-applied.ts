import type { ApplyReport } from '@plumbline/center';
import { toWireDiagnostic, type Wire } from '@plumbline/client';
import type { Locale } from '@plumbline/diagnostics';

export function wireApplied(report: ApplyReport, locale: Locale): Wire<'ApplyReport'> {
  const { isApplied, change, review, request, changes, impact, diagnostics } = report;
  return {
    applied: isApplied,
    ...{ change, review, request },
    changes: changes.map(({ effectiveFrom, isCosmetic, parts, ...one }) => ({
      ...one,
      effective_from: effectiveFrom,
      cosmetic: isCosmetic,
      parts: parts.map((part) => ({ ...part })),
    })),
    impact: impact.map(({ kind, id, isDirect }) => ({ kind, id, direct: isDirect })),
    diagnostics: diagnostics.map((one) => toWireDiagnostic(one, locale)),
  };
}

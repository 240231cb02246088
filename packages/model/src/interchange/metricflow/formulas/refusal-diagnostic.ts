import { type Diagnostic, type Place, report, type Severity } from '@plumbline/diagnostics';
import type { Refusal } from './condition.ts';

/** What is said of an object that could not be carried. */
export function refusalDiagnostic(
  name: string,
  refusal: Refusal,
  more: { readonly at?: Place; readonly severity?: Severity } = {},
): Diagnostic {
  switch (refusal.why) {
    case 'sql':
      return report('interchange/sql-not-carried', { name, text: refusal.text }, more);
    case 'feature':
      return report('interchange/feature-not-carried', { name, feature: refusal.feature }, more);
    case 'unknown':
      return report('interchange/unknown-name', { name, mentioned: refusal.name }, more);
    case 'ambiguous':
      return report('interchange/ambiguous-name', { name, mentioned: refusal.name }, more);
  }
}

import { type Diagnostic, isCode, type Locale, messageOf, report } from '@plumbline/diagnostics';
import type { Wire } from './wire/schemas.ts';

/** A finding as it is sent: with its text in both languages. */
export function toWireDiagnostic(diagnostic: Diagnostic, locale: Locale): Wire<'Diagnostic'> {
  const { code, severity, params, at, hints, related } = diagnostic;
  const messages = { zh: messageOf(diagnostic, 'zh'), en: messageOf(diagnostic, 'en') };
  return {
    code,
    severity,
    message: messages[locale],
    messages,
    params: { ...params },
    ...(at === undefined ? {} : { at }),
    hints: hints.map(({ text, replace }) => ({ text, ...(replace === undefined ? {} : { replace }) })),
    ...(related === undefined ? {} : { related: related.map(({ at, note }) => ({ at, note })) }),
  };
}

/** What a server found, as one of our own findings; null for a code that this version does not know. */
export function fromWireDiagnostic(sent: Wire<'Diagnostic'>): Diagnostic | null {
  if (!isCode(sent.code)) return null;
  const { code, severity, params, at, hints, related } = sent;
  const found: unknown = { code, severity, params, hints, ...(at && { at }), ...(related && { related }) };
  const diagnostic = found as Diagnostic;
  return isPrintable(diagnostic) ? diagnostic : null;
}

/** Parameters of another version may lack what our text needs. */
function isPrintable(diagnostic: Diagnostic): boolean {
  try {
    return messageOf(diagnostic, 'en') !== '' && messageOf(diagnostic, 'zh') !== '';
  } catch {
    return false;
  }
}

/** Findings of an answer; those of an unknown code are told by their text. */
export function readDiagnostics(sent: readonly Wire<'Diagnostic'>[]): readonly Diagnostic[] {
  return sent.map(
    (one) =>
      fromWireDiagnostic(one) ??
      report('server/other-version', { code: one.code, text: one.message }, { severity: one.severity }),
  );
}

import { type Diagnostic, formatDiagnostic, type Locale, messageOf } from '@plumbline/diagnostics';

/** For people: place, message, caret, hints; a blank line between findings. */
export function diagnosticsText(diagnostics: readonly Diagnostic[], locale: Locale): string {
  return diagnostics.map((diagnostic) => `${formatDiagnostic(diagnostic, locale)}\n`).join('\n');
}

/** For programs: one line. `message` is in the asked language, everything else does not depend on it. */
export function diagnosticsJson(diagnostics: readonly Diagnostic[], locale: Locale): string {
  const plain = diagnostics.map(({ code, severity, params, at, hints, related }) => ({
    code,
    severity,
    message: messageOf({ code, severity, params, hints }, locale),
    ...(at === undefined ? {} : { at }),
    params,
    hints: hints.map(({ text, replace }) => ({
      text: text[locale],
      ...(replace === undefined ? {} : { replace }),
    })),
    ...(related === undefined
      ? {}
      : { related: related.map(({ at, note }) => ({ at, note: note[locale] })) }),
  }));
  return JSON.stringify({ diagnostics: plain });
}

import type { Code, Params } from './codes/index.ts';
import type { Diagnostic, Hint, Place, Severity } from './diagnostic.ts';

/** Builds a diagnostic; an error unless `severity` says otherwise. */
export function report<C extends Code>(
  code: C,
  params: Params[C],
  more: { at?: Place | undefined; hints?: readonly Hint[]; severity?: Severity } = {},
): Diagnostic<C> {
  const base = { code, params, severity: more.severity ?? 'error', hints: more.hints ?? [] } as const;
  return more.at === undefined ? base : { ...base, at: more.at };
}

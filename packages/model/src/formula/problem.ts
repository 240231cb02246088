import {
  type Code,
  type Diagnostic,
  type Hint,
  type Params,
  report,
  type Severity,
} from '@plumbline/diagnostics';
import type { TextSpan } from './value-type.ts';

/** A finding inside one text; the caller, who knows where that text stands, gives the diagnostic its place. */
export interface FormulaProblem {
  readonly diagnostic: Diagnostic;
  readonly start: number;
  readonly end: number;
}

/** Beyond this many, a text is not a formula with mistakes but something else. */
const MOST_PROBLEMS = 50;

/** Collects what is found while one text is read and typed. */
export interface ProblemSink {
  readonly problems: FormulaProblem[];
}

export function addProblem<C extends Code>(
  sink: ProblemSink,
  span: TextSpan,
  finding: {
    readonly code: C;
    readonly params: Params[C];
    readonly hints?: readonly Hint[];
    readonly severity?: Severity;
  },
): void {
  if (sink.problems.length >= MOST_PROBLEMS) return;
  const { code, params, hints = [], severity = 'error' } = finding;
  sink.problems.push({
    diagnostic: report(code, params, { hints, severity }),
    start: span.start,
    end: span.end,
  });
}

export function hasErrors(problems: readonly FormulaProblem[]): boolean {
  return problems.some((problem) => problem.diagnostic.severity === 'error');
}

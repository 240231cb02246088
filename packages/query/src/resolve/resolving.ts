import type { Diagnostic, Place } from '@plumbline/diagnostics';
import type { FormulaProblem, FormulaScope, Model } from '@plumbline/model';
import type { MetricQuery } from '../metric-query.ts';
import { formatPath, type QueryPath } from '../query-path.ts';

/** What every step of `resolveQuery` reads, and the list it adds its findings to. */
export interface Resolving {
  readonly query: MetricQuery;
  readonly model: Model;
  readonly scope: FormulaScope;
  readonly diagnostics: Diagnostic[];
}

/** Part of a text as offsets. */
interface Marked {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export function placeOf(path: QueryPath, marked?: Marked): Place {
  return { kind: 'query', path: formatPath(path), ...marked };
}

/** Gives the problems of a formula their place in the query. */
export function addProblems(
  to: Resolving,
  problems: readonly FormulaProblem[],
  path: QueryPath,
  text: string,
): void {
  for (const { diagnostic, start, end } of problems) {
    to.diagnostics.push({ ...diagnostic, at: placeOf(path, { text, start, end }) });
  }
}

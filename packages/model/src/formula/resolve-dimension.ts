import { InternalError } from '@plumbline/diagnostics';
import type { DimensionRef } from './expression.ts';
import type { FormulaScope } from './formula-scope.ts';
import { findDimension } from './names/find-dimension.ts';
import { addProblem, type FormulaProblem, hasErrors, type ProblemSink } from './problem.ts';
import { parseFormula } from './read/parse-formula.ts';
import { startTyping } from './typing/start-typing.ts';
import type { ValueType } from './value-type.ts';

/** A dimension as written in `by`, `within`, `totals`: `month`, `territory.country`, `relationship.field`, `channel`, `[渠道]`. */
export function resolveDimension(
  text: string,
  scope: FormulaScope,
): { readonly ref: DimensionRef; readonly type: ValueType } | FormulaProblem {
  const sink: ProblemSink = { problems: [] };
  const syntax = parseFormula(text, sink);
  if (syntax?.kind === 'name' || syntax?.kind === 'label') {
    const found = findDimension(startTyping(scope, sink), syntax, {
      own: scope.dataset,
      allowsDataset: false,
    });
    if (found !== null) return { ref: found.ref, type: found.type };
  } else if (syntax !== null) {
    addProblem(sink, { start: 0, end: text.length }, { code: 'model/dimension-wanted', params: {} });
  }
  const first = sink.problems.find((problem) => hasErrors([problem]));
  if (first === undefined) throw new InternalError(`no dimension and no problem for ${text}`);
  return first;
}

import type { Code, Hint, Params } from '@plumbline/diagnostics';
import type { Dataset } from '../../dataset.ts';
import type { FormulaScope } from '../formula-scope.ts';
import type { MetricExpr } from '../metric-expression.ts';
import { addProblem, type ProblemSink } from '../problem.ts';
import type { Syntax } from '../read/syntax.ts';
import type { RowExpr } from '../row-expression.ts';
import type { TextSpan } from '../value-type.ts';

/** What stays the same while one formula is typed. The two `type…` are here so that the files need no circle. */
export interface Typing {
  readonly scope: FormulaScope;
  readonly sink: ProblemSink;
  readonly typeRow: (node: Syntax, context: RowContext) => RowExpr | null;
  readonly typeMetric: (node: Syntax, context: MetricContext) => MetricExpr | null;
  /** Nodes that `between` has written twice, so far. */
  readonly copied: { count: number };
}

export interface RowContext {
  readonly typing: Typing;
  /** The dataset whose fields bare names are; null when none is known. */
  readonly own: Dataset | null;
  /** A value for each row of a dataset's definition, a condition, or what an aggregate runs over. */
  readonly place: 'field' | 'condition' | 'aggregate';
}

export interface MetricContext {
  readonly typing: Typing;
  /** A bare dataset stands for the number of its rows: `orders per customer`. */
  readonly countsDatasets: boolean;
  /** Result columns of the query can be named; not inside a form that changes the cell. */
  readonly seesResults: boolean;
}

export interface Finding<C extends Code> {
  readonly code: C;
  readonly params: Params[C];
  readonly hints?: readonly Hint[];
}

/** Reports an error; the value is what a failed typing returns. */
export function refuse<C extends Code>(typing: Typing, span: TextSpan, finding: Finding<C>): null {
  addProblem(typing.sink, span, finding);
  return null;
}

/** The list without gaps, or null when one part failed: its problem has been reported. */
export function allOf<T>(values: readonly (T | null)[]): readonly T[] | null {
  return values.includes(null) ? null : values.filter((value) => value !== null);
}

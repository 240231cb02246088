import type { FormulaScope } from '../formula-scope.ts';
import type { ProblemSink } from '../problem.ts';
import { typeMetricNode } from './metric/type-metric.ts';
import { typeRowNode } from './row/type-row.ts';
import type { Typing } from './typing-context.ts';

export function startTyping(scope: FormulaScope, sink: ProblemSink): Typing {
  return { scope, sink, typeRow: typeRowNode, typeMetric: typeMetricNode, copied: { count: 0 } };
}

import type { AggregateExpr } from './metric-expression.ts';
import type { TextSpan } from './value-type.ts';

const NOWHERE: TextSpan = { start: 0, end: 0 };

/** `count(dataset)`. */
export function countOfRows(dataset: string, span: TextSpan = NOWHERE): AggregateExpr {
  return {
    kind: 'aggregate',
    fn: 'count',
    dataset,
    arg: null,
    where: null,
    p: null,
    asRecorded: false,
    type: { kind: 'bigint' },
    unit: { kind: 'count', entity: dataset },
    span,
  };
}

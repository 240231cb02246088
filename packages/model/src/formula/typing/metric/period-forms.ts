import type { MetricExpr, PeriodFact } from '../../expression.ts';
import { formatMetric } from '../../format-formula.ts';
import { metricKind } from '../../metric-kind.ts';
import type { CallSyntax } from '../../read/syntax.ts';
import { unitOf } from '../../unit-of.ts';
import { BIGINT, DATE, DOUBLE } from '../../value/type-kinds.ts';
import type { Unit, ValueType } from '../../value-type.ts';
import { readNumericMetric } from '../arguments/form-arguments.ts';
import { readArguments } from '../arguments/read-arguments.ts';
import { type MetricContext, refuse } from '../typing-context.ts';

type Typer = (call: CallSyntax, context: MetricContext) => MetricExpr | null;

function fact(name: PeriodFact, type: ValueType, unit: Unit): Typer {
  return (call, { typing }) =>
    readArguments(typing, call, { positional: [] }) && {
      kind: 'fact',
      fact: name,
      type,
      unit,
      span: call.span,
    };
}

const DAY: Unit = { kind: 'date' };

/** What a cell knows of its own days. */
export const FACTS: { readonly [F in PeriodFact]: Typer } = {
  days: fact('days', BIGINT, { kind: 'days' }),
  period_start: fact('period_start', DATE, DAY),
  period_end: fact('period_end', DATE, DAY),
  complete_through: fact('complete_through', DATE, DAY),
};

/** A balance is as large as it is, however long the range. */
export function typeAnnualize(call: CallSyntax, context: MetricContext): MetricExpr | null {
  const { typing } = context;
  const read = readArguments(typing, call, { positional: ['m'] });
  const of = read && readNumericMetric(read.positional[0], context, 'annualize');
  if (of === null) return null;
  if (metricKind(of, typing.scope.metrics) === 'stock') {
    return refuse(typing, of.span, { code: 'model/stock-annualized', params: { text: formatMetric(of) } });
  }
  return { kind: 'annualize', of, type: DOUBLE, unit: unitOf(of), span: call.span };
}

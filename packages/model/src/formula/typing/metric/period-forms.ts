import { formatMetric } from '../../format-formula.ts';
import type { MetricExpr, PeriodFact } from '../../metric-expression.ts';
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
  working_days: workingDays,
  period_start: fact('period_start', DATE, DAY),
  period_end: fact('period_end', DATE, DAY),
  complete_through: fact('complete_through', DATE, DAY),
};

/** Only a statute says on which days people work. */
function workingDays(call: CallSyntax, context: MetricContext): MetricExpr | null {
  const { typing } = context;
  if (typing.scope.model.workspace.holidays === null) {
    const hints = [
      {
        text: {
          zh: '在 plumbline.yaml 的 calendar 中写 holidays: CN',
          en: 'write holidays: CN in the calendar of plumbline.yaml',
        },
      },
    ];
    return refuse(typing, call.span, { code: 'model/no-holidays', params: {}, hints });
  }
  return fact('working_days', BIGINT, { kind: 'days' })(call, context);
}

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

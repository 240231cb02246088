import { parseDay } from '@plumbline/calendar';
import { writeInstead } from '../../hints.ts';
import type { MetricExpr } from '../../metric-expression.ts';
import type { CallSyntax, Syntax } from '../../read/syntax.ts';
import { unitOf } from '../../unit-of.ts';
import { readMetric } from '../arguments/form-arguments.ts';
import { readArguments } from '../arguments/read-arguments.ts';
import { type MetricContext, refuse, type Typing } from '../typing-context.ts';

export type VersionForm = 'first_reported' | 'as_reported' | 'reported';
type Typer = (call: CallSyntax, context: MetricContext) => MetricExpr | null;

/** Which versions of its rows a metric reads, and whether it may derive a span from others. */
export const VERSION_FORMS: { readonly [F in VersionForm]: Typer } = {
  first_reported: (call, context) => typeVersion('first_reported', call, context),
  as_reported: typeAsReported,
  reported: (call, context) => typeVersion('reported', call, context),
};

function typeVersion(
  kind: 'first_reported' | 'reported',
  call: CallSyntax,
  context: MetricContext,
): MetricExpr | null {
  const read = readArguments(context.typing, call, { positional: ['m'] });
  const of = read && readMetric(read.positional[0], context);
  return of && { kind, of, day: null, type: of.type, unit: unitOf(of), span: call.span };
}

function typeAsReported(call: CallSyntax, context: MetricContext): MetricExpr | null {
  const read = readArguments(context.typing, call, { positional: ['m', "date '2009-12-31'"] });
  const node = read?.positional[1];
  if (read === null || node === undefined) return null;
  const of = readMetric(read.positional[0], context);
  const day = readDay(node, context.typing);
  if (of === null || day === null) return null;
  return { kind: 'as_reported', of, day, type: of.type, unit: unitOf(of), span: call.span };
}

function readDay(node: Syntax, typing: Typing): string | null {
  if (node.kind === 'date' && parseDay(node.value) !== null) return node.value;
  return refuse(typing, node.span, {
    code: 'model/bad-date',
    params: { text: node.kind === 'date' ? node.value : '' },
    hints: [writeInstead("date '2024-01-31'", false)],
  });
}

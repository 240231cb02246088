import { didYouMean } from '@plumbline/diagnostics';
import { findLine, findStatement } from '../../../graph/find-line.ts';
import type { MetricExpr } from '../../metric-expression.ts';
import type { CallSyntax } from '../../read/syntax.ts';
import { readArguments } from '../arguments/read-arguments.ts';
import { readText } from '../arguments/read-words.ts';
import { type MetricContext, refuse } from '../typing-context.ts';

/** `statement('利润表', '营业收入')`: the metric that a line is. */
export function typeStatement(call: CallSyntax, { typing }: MetricContext): MetricExpr | null {
  const { model, metrics } = typing.scope;
  const read = readArguments(typing, call, { positional: ["'statement'", "'line'"] });
  const [statementNode, lineNode] = read?.positional ?? [];
  if (statementNode === undefined || lineNode === undefined) return null;
  const statementText = readText(typing, statementNode, 'statement');
  const lineText = readText(typing, lineNode, 'statement');
  if (statementText === null || lineText === null) return null;
  const statement = findStatement(model, statementText);
  if (statement === null) {
    const known = [...model.statements.values()].flatMap(({ name, label }) => [name, label.zh, label.en]);
    return refuse(typing, statementNode.span, {
      code: 'model/unknown-statement',
      params: { name: statementText },
      hints: didYouMean(statementText, new Set(known)),
    });
  }
  const line = findLine(statement, lineText);
  const metric = line && metrics.get(line.metric);
  if (!metric) {
    const known = statement.lines.flatMap(({ name, label }) => [name, label.zh, label.en]);
    return refuse(typing, lineNode.span, {
      code: 'model/unknown-line',
      params: { statement: statement.name, line: lineText },
      hints: didYouMean(lineText, new Set(known)),
    });
  }
  return { kind: 'metric', name: metric.name, type: metric.type, unit: metric.unit, span: call.span };
}

import { parseDay } from '@plumbline/calendar';
import { walkExpression } from '../../children.ts';
import { writeInstead } from '../../hints.ts';
import type { MetricExpr, RateRule } from '../../metric-expression.ts';
import type { CallSyntax, Syntax } from '../../read/syntax.ts';
import { unitOf } from '../../unit-of.ts';
import { formatUnit } from '../../value/format-unit.ts';
import { DOUBLE } from '../../value/type-kinds.ts';
import { readNumericMetric } from '../arguments/form-arguments.ts';
import { readArguments } from '../arguments/read-arguments.ts';
import { readText, readWord } from '../arguments/read-words.ts';
import { type MetricContext, refuse, type Typing } from '../typing-context.ts';

const RATES = ['average', 'closing', 'historical'] as const;

/** `convert(sum(x), to: 'CNY', rate: closing)`. */
export function typeConvert(call: CallSyntax, context: MetricContext): MetricExpr | null {
  const { typing } = context;
  const read = readArguments(typing, call, {
    positional: ['x'],
    named: { to: 'required', rate: 'required' },
  });
  const [toNode, rateNode] = [read?.named.get('to'), read?.named.get('rate')];
  if (read === null || toNode === undefined || rateNode === undefined) return null;
  const of = readNumericMetric(read.positional[0], context, 'convert');
  const to = readCurrency(typing, toNode);
  const rate = readRate(typing, rateNode);
  if (of === null || to === null || rate === null || !isConvertible(typing, of, call)) return null;
  const unit = unitOf(of);
  if (unit.kind !== 'money' || unit.currency === 'mixed') {
    return refuse(typing, call.span, {
      code: 'model/money-wanted',
      params: { name: 'convert', found: formatUnit(unit) },
    });
  }
  const own = typing.scope.model.workspace.currency;
  const currency = to === own ? null : to;
  return { kind: 'convert', of, to, rate, type: DOUBLE, unit: { ...unit, currency }, span: call.span };
}

/** What has been converted has no rate of its own any more. */
function isConvertible(typing: Typing, of: MetricExpr, call: CallSyntax): boolean {
  let isSound = true;
  const { metrics } = typing.scope;
  const seen = new Set<string>();
  const visit = (root: MetricExpr): void =>
    walkExpression({ level: 'metric', expr: root }, ({ expr, level }) => {
      if (level === 'row') return false;
      if (expr.kind === 'convert') isSound = false;
      if (expr.kind === 'metric' && !seen.has(expr.name)) {
        seen.add(expr.name);
        const named = metrics.get(expr.name);
        if (named !== undefined) visit(named.expr);
      }
      return true;
    });
  visit(of);
  if (!isSound) refuse(typing, call.span, { code: 'model/convert-twice', params: {} });
  return isSound;
}

function readRate(typing: Typing, node: Syntax): RateRule | null {
  if (node.kind !== 'fixed') {
    const kind = readWord(typing, node, RATES);
    return kind === null ? null : { kind };
  }
  if (parseDay(node.date) !== null) return { kind: 'fixed', date: node.date };
  return refuse(typing, node.span, { code: 'model/bad-date', params: { text: node.date } });
}

function readCurrency(typing: Typing, node: Syntax): string | null {
  const code = readText(typing, node, 'convert');
  if (code === null || /^[A-Z]{3}$/.test(code)) return code;
  return refuse(typing, node.span, {
    code: 'model/bad-currency',
    params: { text: code },
    hints: [writeInstead("'CNY'", false)],
  });
}

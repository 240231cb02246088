import { parseDay } from '@plumbline/calendar';
import type { LiteralExpr } from '../../expression.ts';
import type { ParameterValue } from '../../formula-scope.ts';
import { writeInstead } from '../../hints.ts';
import type { Syntax } from '../../read/syntax.ts';
import { literalDigits, literalNumberType } from '../../value/numeric-type.ts';
import { BOOLEAN, DATE, DOUBLE, MAX_PRECISION, NULL, TEXT, TIMESTAMP } from '../../value/type-kinds.ts';
import type { TextSpan, ValueType } from '../../value-type.ts';
import { refuse, type Typing } from '../typing-context.ts';

type LiteralSyntax = Extract<
  Syntax,
  { kind: 'number' | 'boolean' | 'null' } | { kind: 'text' | 'date' | 'timestamp' }
>;

export function typeLiteral(typing: Typing, node: LiteralSyntax): LiteralExpr | null {
  const { span } = node;
  switch (node.kind) {
    case 'number':
      return typeNumber(typing, node.text, node.percent, span);
    case 'boolean':
      return { kind: 'literal', value: node.value, type: BOOLEAN, span };
    case 'null':
      return { kind: 'literal', value: null, type: NULL, span };
    case 'text':
      return { kind: 'literal', value: node.value, type: TEXT, span };
    default:
      return (
        momentLiteral(node.value, node.kind === 'date' ? DATE : TIMESTAMP, span) ??
        refuseMoment(typing, node, span)
      );
  }
}

function refuseMoment(
  typing: Typing,
  node: { readonly kind: string; readonly value: string },
  span: TextSpan,
): null {
  const example = node.kind === 'date' ? "date '2024-01-31'" : "timestamp '2024-01-31 08:00:00'";
  return refuse(typing, span, {
    code: 'model/bad-date',
    params: { text: node.value },
    hints: [writeInstead(example, false)],
  });
}

function typeNumber(typing: Typing, text: string, isPercent: boolean, span: TextSpan): LiteralExpr | null {
  const value = isPercent ? hundredth(text) : text;
  const digits = literalDigits(value);
  if (digits > MAX_PRECISION) {
    return refuse(typing, span, { code: 'model/number-too-long', params: { digits, limit: MAX_PRECISION } });
  }
  const plain: LiteralExpr = { kind: 'literal', value, type: literalNumberType(value), span };
  return isPercent ? { ...plain, percent: true } : plain;
}

/** Moves the point two places to the left, keeping every digit: `10` → `0.10`. */
export function hundredth(text: string): string {
  const [whole = '0', fraction = ''] = text.split('.');
  const digits = whole.padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}${fraction}`;
}

/** A date or timestamp literal from its text, as ISO; null when the text is neither. */
export function momentLiteral(text: string, type: ValueType, span: TextSpan): LiteralExpr | null {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}):(\d{2})(?::(\d{2})(\.\d{1,6})?)?)?$/.exec(text.trim());
  const day = match?.[1];
  if (match === null || day === undefined || parseDay(day) === null) return null;
  const [hour, minute = '00', second = '00', fraction = ''] = match.slice(2);
  if (type.kind === 'date') return hour === undefined ? { kind: 'literal', value: day, type, span } : null;
  if (Number(hour ?? 0) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  const value = `${day}T${hour ?? '00'}:${minute}:${second}${fraction}`;
  return { kind: 'literal', value, type, span };
}

/** The literal that a query's parameter stands for. */
export function typeParameter(
  value: Exclude<ParameterValue, readonly unknown[]>,
  span: TextSpan,
): LiteralExpr | null {
  if (value === null) return { kind: 'literal', value, type: NULL, span };
  if (typeof value === 'boolean') return { kind: 'literal', value, type: BOOLEAN, span };
  if (typeof value === 'string') return { kind: 'literal', value, type: TEXT, span };
  if (!Number.isFinite(value)) return null;
  const text = plainDecimal(value);
  const isExact = text !== null && literalDigits(text) <= MAX_PRECISION;
  return {
    kind: 'literal',
    value: text ?? String(value),
    type: isExact ? literalNumberType(text) : DOUBLE,
    span,
  };
}

/** The shortest decimal text of a number without an exponent; null when it would need one. */
function plainDecimal(value: number): string | null {
  const text = String(Object.is(value, -0) ? 0 : value);
  return /^-?\d+(\.\d+)?$/.test(text) ? text : null;
}

import type { FormulaProblem, FormulaScope, MetricExpr, RowExpr, Typed } from '@plumbline/model';
import { typeMetricFormula, typeRowExpression } from '@plumbline/model';
import { expect } from 'vitest';
import { shop } from './shop.ts';

/** Types a metric formula that must be sound; notes are allowed. */
export function metric(text: string, scope: FormulaScope = shop): MetricExpr {
  return sound(text, typeMetricFormula(text, scope));
}

export function row(text: string, scope: FormulaScope): RowExpr {
  return sound(text, typeRowExpression(text, scope, false));
}

export function condition(text: string, scope: FormulaScope = shop): RowExpr {
  return sound(text, typeRowExpression(text, scope, true));
}

function sound<E>(text: string, typed: Typed<E>): E {
  const errors = typed.problems.filter((problem) => problem.diagnostic.severity === 'error');
  expect(
    errors.map(({ diagnostic }) => [diagnostic.code, diagnostic.params]),
    text,
  ).toEqual([]);
  if (typed.expr === null) throw new Error(`no expression and no error: ${text}`);
  return typed.expr;
}

/** `revenue - «costs»`: the text without the marks, and where they stood. */
export function marked(template: string): {
  readonly text: string;
  readonly start: number;
  readonly end: number;
} {
  const start = template.indexOf('«');
  const end = template.indexOf('»') - 1;
  if (start < 0 || end < start) throw new Error(`no mark in ${template}`);
  return { text: template.replace('«', '').replace('»', ''), start, end };
}

export interface Refusal {
  readonly code: string;
  readonly at: string;
  readonly params: object;
  /** What the hints would put in place. */
  readonly replace: readonly (string | undefined)[];
  /** The English hints. */
  readonly hints: readonly string[];
}

/** The only error of a formula, with the marked text put back around its span. */
export function refusal(text: string, problems: readonly FormulaProblem[]): Refusal {
  const errors = problems.filter((problem) => problem.diagnostic.severity === 'error');
  expect(
    errors.map((problem) => problem.diagnostic.code),
    text,
  ).toHaveLength(1);
  const { diagnostic, start, end } = errors[0]!;
  return {
    code: diagnostic.code,
    at: `${text.slice(0, start)}«${text.slice(start, end)}»${text.slice(end)}`,
    params: diagnostic.params,
    replace: diagnostic.hints.map((hint) => hint.replace),
    hints: diagnostic.hints.map((hint) => hint.text.en),
  };
}

export function refusedMetric(template: string, scope: FormulaScope = shop): Refusal {
  const { text } = marked(template);
  const typed = typeMetricFormula(text, scope);
  expect(typed.expr, text).toBeNull();
  return refusal(text, typed.problems);
}

export function refusedRow(template: string, scope: FormulaScope, isCondition = false): Refusal {
  const { text } = marked(template);
  const typed = typeRowExpression(text, scope, isCondition);
  expect(typed.expr, text).toBeNull();
  return refusal(text, typed.problems);
}

/** The same tree without spans, for comparing. */
export function withoutSpans(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSpans);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'span')
      .map(([key, inner]) => [key, withoutSpans(inner)]),
  );
}

/** Who holds whom, with every bracket: `(subtract revenue (multiply 2 cogs))`. Independent of the printer under test. */
export function outline(expr: RowExpr | MetricExpr): string {
  switch (expr.kind) {
    case 'literal':
      return expr.type.kind === 'text' ? `'${expr.value}'` : String(expr.value);
    case 'metric':
    case 'column':
      return expr.name;
    case 'result':
      return `@${expr.column}`;
    case 'field':
      return expr.ref.kind === 'field'
        ? `${expr.ref.relationship ?? expr.ref.dataset}.${expr.ref.field}`
        : expr.ref.kind === 'conformed'
          ? expr.ref.name
          : expr.ref.kind === 'cohort'
            ? expr.ref.part
            : expr.ref.grain;
    case 'call':
      return `(${[expr.fn, ...expr.args.map(outline), ...(expr.option === null ? [] : [expr.option])].join(' ')})`;
    case 'case':
      return `(case ${expr.whens.map(({ when, then }) => `${outline(when)}:${outline(then)}`).join(' ')} else ${expr.otherwise === null ? '-' : outline(expr.otherwise)})`;
    case 'in':
      return `(${expr.negated ? 'not-in' : 'in'} ${outline(expr.value)} ${expr.options.map(outline).join(' ')})`;
    case 'aggregate': {
      const inside = expr.arg === null ? expr.dataset : outline(expr.arg);
      return `(${expr.fn} ${inside}${expr.where === null ? '' : ` | ${outline(expr.where)}`})`;
    }
    case 'where':
      return `(where ${outline(expr.of)} | ${outline(expr.condition)})`;
    case 'per':
      return `(${expr.fn} ${outline(expr.of)} per ${expr.per.length}${expr.having === null ? '' : ` having ${outline(expr.having)}`})`;
    case 'members':
      return `(${expr.negated ? 'not-in' : 'in'} members ${outline(expr.of)}${expr.having === null ? '' : ` having ${outline(expr.having)}`})`;
    case 'under':
      return `(under ${expr.hierarchy} ${outline(expr.node)})`;
    case 'listed':
      return `(listed ${expr.among.dataset})`;
    case 'fact':
      return `(${expr.fact})`;
    case 'conversion':
      return `(conversion ${outline(expr.from)} ${outline(expr.to)})`;
    case 'in_force':
      return `(in-force ${expr.options.map((option) => outline(option.expr)).join(' ')})`;
    case 'later':
      return `(${expr.form} ${[...expr.metrics, ...expr.rows].map(outline).join(' ')})`;
    default:
      return `(${expr.kind} ${outline(expr.of)})`;
  }
}

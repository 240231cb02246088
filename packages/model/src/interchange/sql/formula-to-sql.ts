import { parseFormula } from '../../formula/read/parse-formula.ts';
import type { Argument, NameSyntax, Syntax } from '../../formula/read/syntax.ts';
import { isClosed } from './bracketed.ts';

/** What names stand for. */
export interface SqlNames {
  /** The formula behind the name of a metric or a field; null for a name that stands for itself. */
  readonly formulaOf: (name: string) => string | null;
  /** The one column that is never null in a dataset; null where there is none. */
  readonly keyOf: (dataset: string) => string | null;
}

const DEEPEST = 60;

interface Context extends SqlNames {
  /** Metrics on the way here. */
  readonly within: readonly string[];
  /** Conditions of the aggregates below. */
  readonly conditions: readonly string[];
}

/** A formula as ANSI SQL over `dataset.field`, metrics written out; null where SQL alone cannot say it. */
export function formulaToSql(formula: string, names: SqlNames): string | null {
  return sqlOf(formula, { ...names, within: [], conditions: [] });
}

function sqlOf(formula: string, context: Context): string | null {
  const sink = { problems: [] };
  const syntax = parseFormula(formula, sink);
  return syntax === null || sink.problems.length > 0 ? null : print(syntax, context);
}

function print(syntax: Syntax, context: Context): string | null {
  const printer = (
    PRINTERS as Partial<Record<Syntax['kind'], (node: Syntax, context: Context) => string | null>>
  )[syntax.kind];
  return printer === undefined ? null : printer(syntax, context);
}

type Of<K extends Syntax['kind']> = Extract<Syntax, { readonly kind: K }>;
type Printers = { readonly [K in Syntax['kind']]?: (node: Of<K>, context: Context) => string | null };

/** Forms of time, scope, trees and entities have no entry: one statement of SQL is needed for each, not an expression. */
const PRINTERS: Printers = {
  number: ({ text, percent }) => (percent ? `(${text} / 100.0)` : text),
  text: ({ value }) => quote(value),
  date: ({ value }) => `DATE ${quote(value)}`,
  timestamp: ({ value }) => `TIMESTAMP ${quote(value)}`,
  boolean: ({ value }) => (value ? 'TRUE' : 'FALSE'),
  null: () => 'NULL',
  name: ({ path }, context) => {
    const words = path.map(({ text }) => text);
    const [name] = words;
    if (words.length > 1) return words.join('.');
    if (name === undefined) return null;
    const formula = context.formulaOf(name);
    if (formula === null) return name;
    if (context.within.includes(name) || context.within.length > DEEPEST) return null;
    const inner = sqlOf(formula, { ...context, within: [...context.within, name] });
    return inner === null ? null : bracket(inner);
  },
  unary: ({ op, operand }, context) =>
    wrap(print(operand, context), (sql) => `${op === 'not' ? 'NOT ' : '-'}${bracket(sql)}`),
  binary: ({ op, left, right }, context) => {
    const [a, b] = [print(left, context), print(right, context)];
    if (a === null || b === null) return null;
    const divisor = op === '/' || op === '%' ? `NULLIF(${b}, 0)` : bracket(b);
    return `${bracket(a)} ${op.toUpperCase()} ${divisor}`;
  },
  between: ({ value, low, high, negated }, context) => {
    const [a, b, c] = [value, low, high].map((one) => print(one, context));
    return a == null || b == null || c == null
      ? null
      : `${bracket(a)} ${negated ? 'NOT ' : ''}BETWEEN ${bracket(b)} AND ${bracket(c)}`;
  },
  in: ({ value, items, negated }, context) => {
    const [a, list] = [print(value, context), printAll(items, context)];
    return a === null || list === null
      ? null
      : `${bracket(a)} ${negated ? 'NOT ' : ''}IN (${list.join(', ')})`;
  },
  is_null: ({ value, negated }, context) =>
    wrap(print(value, context), (sql) => `${bracket(sql)} IS ${negated ? 'NOT ' : ''}NULL`),
  case: ({ whens, otherwise }, context) => {
    const parts = whens.map(({ when, value }) => {
      const [a, b] = [print(when, context), print(value, context)];
      return a === null || b === null ? null : `WHEN ${a} THEN ${b}`;
    });
    const last = otherwise === null ? 'NULL' : print(otherwise, context);
    return last === null || parts.includes(null) ? null : `CASE ${parts.join(' ')} ELSE ${last} END`;
  },
  where: ({ of, condition }, context) => {
    const sql = print(condition, { ...context, conditions: [] });
    return sql === null ? null : print(of, { ...context, conditions: [...context.conditions, sql] });
  },
  call: ({ name, args }, context) => printCall(name.text.toLowerCase(), args, context),
};

const AGGREGATES: Readonly<Record<string, (value: string) => string>> = {
  sum: (value) => `SUM(${value})`,
  avg: (value) => `AVG(${value})`,
  min: (value) => `MIN(${value})`,
  max: (value) => `MAX(${value})`,
  count_distinct: (value) => `COUNT(DISTINCT ${value})`,
};

/** Scalars that SQL has under the same name and meaning. */
const SCALARS: ReadonlySet<string> = new Set([
  'abs',
  'coalesce',
  'ceil',
  'floor',
  'exp',
  'ln',
  'lower',
  'upper',
  'power',
  'replace',
  'round',
  'sqrt',
]);

function printCall(name: string, args: readonly Argument[], context: Context): string | null {
  if (args.some((arg) => arg.name !== null)) return null;
  const values = args.map(({ value }) => value);
  const [first] = values;
  if (name === 'if' && values.length === 3) {
    const [a, b, c] = values.map((one) => print(one, context));
    return a == null || b == null || c == null ? null : `CASE WHEN ${a} THEN ${b} ELSE ${c} END`;
  }
  const aggregate = Object.hasOwn(AGGREGATES, name) ? AGGREGATES[name] : undefined;
  if (aggregate !== undefined && first !== undefined && values.length === 1)
    return printAggregate(first, aggregate, context);
  if (name === 'count' && first?.kind === 'name') return printCount(first, context);
  if (!SCALARS.has(name)) return null;
  const all = printAll(values, context);
  return all === null ? null : `${name.toUpperCase()}(${all.join(', ')})`;
}

/** `count(orders)` counts rows, `count(orders.coupon)` values. */
function printCount(of: NameSyntax, context: Context): string | null {
  const [first, second] = of.path.map(({ text }) => text);
  const key = first === undefined || second !== undefined ? null : context.keyOf(first);
  if (second === undefined && key === null) return null;
  return conditioned(`${first}.${second ?? key}`, (value) => `COUNT(${value})`, context.conditions);
}

/** A condition leaves the other rows null: aggregates do not see them. A metric inside an aggregate is no row value. */
function printAggregate(of: Syntax, aggregate: (value: string) => string, context: Context): string | null {
  const isMetric =
    of.kind === 'name' && of.path.length === 1 && context.formulaOf(of.path[0]?.text ?? '') !== null;
  const own = of.kind === 'where' ? print(of.condition, { ...context, conditions: [] }) : '';
  const value = print(of.kind === 'where' ? of.of : of, { ...context, conditions: [] });
  if (isMetric || value === null || own === null) return null;
  const conditions = own === '' ? context.conditions : [...context.conditions, own];
  return conditioned(value, aggregate, conditions);
}

function conditioned(
  value: string,
  aggregate: (value: string) => string,
  conditions: readonly string[],
): string {
  if (conditions.length === 0) return aggregate(value);
  return aggregate(`CASE WHEN ${conditions.map(bracket).join(' AND ')} THEN ${value} END`);
}

function printAll(values: readonly Syntax[], context: Context): readonly string[] | null {
  const printed = values.map((value) => print(value, context));
  const found = printed.filter((one) => one !== null);
  return found.length === printed.length ? found : null;
}

function wrap(sql: string | null, write: (sql: string) => string): string | null {
  return sql === null ? null : write(sql);
}

function bracket(sql: string): string {
  return isClosed(sql) || /^'[^']*'$/.test(sql) ? sql : `(${sql})`;
}

function quote(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

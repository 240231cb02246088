import { formatInterval, grainName, type Interval } from '@plumbline/calendar';
import type { DimensionRef, LiteralExpr, ScalarFunction } from './expression.ts';
import type { MetricExpr } from './metric-expression.ts';
import type { NodeOf } from './node-of.ts';
import { isReservedWord } from './read/token.ts';
import type { RowExpr } from './row-expression.ts';
import { formatType } from './value/type-kinds.ts';

/** How tightly a text holds together: what is looser than its place asks is put in brackets. */
interface Printed {
  readonly text: string;
  readonly power: number;
}
type Printers<U extends { readonly kind: string }> = {
  readonly [K in U['kind']]: (expr: NodeOf<U, K>) => Printed;
};

const POWER = {
  where: 0,
  or: 1,
  and: 2,
  not: 3,
  comparison: 4,
  sum: 5,
  product: 6,
  minus: 7,
  atom: 9,
} as const;

interface Infix {
  readonly sign: string;
  readonly power: number;
}
const left = (sign: string, power: number): Infix => ({ sign, power });

const INFIX: { readonly [F in ScalarFunction]?: Infix } = {
  or: left('or', POWER.or),
  and: left('and', POWER.and),
  eq: left('=', POWER.comparison),
  ne: left('<>', POWER.comparison),
  lt: left('<', POWER.comparison),
  le: left('<=', POWER.comparison),
  gt: left('>', POWER.comparison),
  ge: left('>=', POWER.comparison),
  like: left('like', POWER.comparison),
  not_like: left('not like', POWER.comparison),
  add: left('+', POWER.sum),
  subtract: left('-', POWER.sum),
  multiply: left('*', POWER.product),
  divide: left('/', POWER.product),
  modulo: left('%', POWER.product),
};

/** The formula in canonical text: reading it gives the same tree, spans apart. */
export function formatMetric(expr: MetricExpr): string {
  return printMetric(expr).text;
}

/** A row-level expression in canonical text. */
export function formatRow(expr: RowExpr): string {
  return printRow(expr).text;
}

export function formatDimension(ref: DimensionRef): string {
  if (ref.kind === 'grain') return grainName(ref.grain);
  if (ref.kind === 'cohort') return ref.part;
  return ref.kind === 'conformed' ? ref.name : `${ref.relationship ?? ref.dataset}.${ref.field}`;
}

export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

const printRow = (expr: RowExpr): Printed => (ROW[expr.kind] as (expr: RowExpr) => Printed)(expr);
const printMetric = (expr: MetricExpr): Printed => (METRIC[expr.kind] as (expr: MetricExpr) => Printed)(expr);

/** A line of a statement is a metric under the names of both. */
function printName(name: string): string {
  const [statement = '', line] = name.split('.');
  return line === undefined ? name : `statement(${quoteText(statement)}, ${quoteText(line)})`;
}

const atom = (text: string): Printed => ({ text, power: POWER.atom });

/** In brackets when it is looser than `power`. */
function within(printed: Printed, power: number): string {
  return printed.power < power ? `(${printed.text})` : printed.text;
}

function printLiteral(expr: LiteralExpr): Printed {
  const { value, type } = expr;
  if (typeof value !== 'string') return atom(String(value));
  if (type.kind === 'text') return atom(quoteText(value));
  if (type.kind === 'date') return atom(`date '${value}'`);
  if (type.kind === 'timestamp') return atom(`timestamp '${value.replace('T', ' ')}'`);
  const text = expr.percent === true ? `${hundredfold(value)}%` : value;
  return { text, power: text.startsWith('-') ? POWER.minus : POWER.atom };
}

/** Moves the point two places to the right: `0.10` → `10`. */
function hundredfold(text: string): string {
  const sign = text.startsWith('-') ? '-' : '';
  const [whole = '', fraction = ''] = text.slice(sign.length).split('.');
  const digits = whole + fraction.slice(0, 2);
  const rest = fraction.slice(2);
  return sign + digits.replace(/^0+(?=\d)/, '') + (rest === '' ? '' : `.${rest}`);
}

interface Call<E> {
  readonly fn: ScalarFunction;
  readonly args: readonly E[];
  readonly option: string | null;
  readonly type: RowExpr['type'];
}

function printCall<E>(expr: Call<E>, print: (expr: E) => Printed): Printed {
  const infix = INFIX[expr.fn];
  const args = expr.args.map(print);
  const [first, second] = args;
  if (infix !== undefined && first !== undefined && second !== undefined) {
    // Comparisons do not chain, so neither side may be one.
    const leftPower = infix.power === POWER.comparison ? infix.power + 1 : infix.power;
    return {
      text: `${within(first, leftPower)} ${infix.sign} ${within(second, infix.power + 1)}`,
      power: infix.power,
    };
  }
  if (first === undefined) return atom(`${expr.fn}()`);
  if (expr.fn === 'not') return { text: `not ${within(first, POWER.not)}`, power: POWER.not };
  if (expr.fn === 'negate') return { text: `-${within(first, POWER.atom)}`, power: POWER.minus };
  if (expr.fn === 'is_null') return { text: `${within(first, POWER.sum)} is null`, power: POWER.comparison };
  if (expr.fn === 'is_not_null')
    return { text: `${within(first, POWER.sum)} is not null`, power: POWER.comparison };
  return atom(
    `${expr.fn}(${callArguments(
      expr,
      args.map((arg) => arg.text),
    )})`,
  );
}

function callArguments<E>(expr: Call<E>, args: readonly string[]): string {
  const { fn, option } = expr;
  if (fn === 'date_trunc' || fn === 'date_diff') return [option, ...args].join(', ');
  if (fn === 'date_add') return `${args.join(', ')} ${option}${args[1] === '1' ? '' : 's'}`;
  if (fn === 'parse_date') return `${args.join(', ')}, ${quoteText(option ?? '')}`;
  if (fn === 'cast') return `${args.join(', ')} as ${formatType(expr.type)}`;
  return args.join(', ');
}

interface Case<E> {
  readonly whens: readonly { readonly when: E; readonly then: E }[];
  readonly otherwise: E | null;
}

function printCase<E>(expr: Case<E>, print: (expr: E) => Printed): Printed {
  const whens = expr.whens.map(({ when, then }) => `when ${print(when).text} then ${print(then).text}`);
  const otherwise = expr.otherwise === null ? [] : [`else ${print(expr.otherwise).text}`];
  return { text: ['case', ...whens, ...otherwise, 'end'].join(' '), power: POWER.atom };
}

interface In<E> {
  readonly value: E;
  readonly options: readonly E[];
  readonly negated: boolean;
}

function printIn<E>(expr: In<E>, print: (expr: E) => Printed): Printed {
  const options = expr.options.map((option) => print(option).text).join(', ');
  const sign = expr.negated ? 'not in' : 'in';
  return { text: `${within(print(expr.value), POWER.sum)} ${sign} (${options})`, power: POWER.comparison };
}

const ROW: Printers<RowExpr> = {
  literal: printLiteral,
  field: (expr) => atom(formatDimension(expr.ref)),
  column: (expr) => atom(isBareName(expr.name) ? expr.name : `[${expr.name.replaceAll(']', ']]')}]`),
  call: (expr) => printCall(expr, printRow),
  case: (expr) => printCase(expr, printRow),
  in: (expr) => printIn(expr, printRow),
  members: (expr) => {
    const sign = expr.negated ? 'not in' : 'in';
    return { text: `${dimensionList(expr.fields)} ${sign} (${membersText(expr)})`, power: POWER.comparison };
  },
  under: (expr) => form('under', [expr.hierarchy, printLiteral(expr.node).text]),
  listed: ({ fields, among }) => {
    const where = among.where === null ? '' : ` where ${printRow(among.where).text}`;
    const per = `${among.dataset}.(${among.fields.join(', ')})${where}`;
    return atom(`listed((${fields.map(formatDimension).join(', ')}), ${per})`);
  },
  later: (expr) => atom(expr.text),
};

function isBareName(name: string): boolean {
  return (
    /^[\p{L}_][\p{L}\p{N}\p{M}_]*$/u.test(name) && name.normalize('NFKC') === name && !isReservedWord(name)
  );
}

const METRIC: Printers<MetricExpr> = {
  literal: printLiteral,
  metric: ({ name }) => atom(printName(name)),
  result: (expr) => atom(isBareName(expr.column) ? expr.column : `[${expr.column.replaceAll(']', ']]')}]`),
  aggregate: printAggregate,
  call: (expr) => printCall(expr, printMetric),
  case: (expr) => printCase(expr, printMetric),
  in: (expr) => printIn(expr, printMetric),
  where: (expr) => ({
    text: `${subject(expr.of)} where ${printRow(expr.condition).text}`,
    power: POWER.where,
  }),
  closing: printStock,
  opening: printStock,
  average_balance: (expr) =>
    form('average_balance', [formatMetric(expr.of), `points: ${expr.points}`, ...stockOptions(expr)]),
  prior: (expr) => form(expr.kind, [formatMetric(expr.of), formatInterval(expr.by)]),
  growth: (expr) => form(expr.kind, [formatMetric(expr.of), formatInterval(expr.by)]),
  to_date: (expr) => form('to_date', [formatMetric(expr.of), grainName(expr.grain)]),
  trailing: (expr) => form('trailing', [formatMetric(expr.of), formatInterval(expr.by)]),
  at: (expr) => form('at', [formatMetric(expr.of), expr.period]),
  total: printScope,
  share: printScope,
  rank: (expr) => form('rank', [formatMetric(expr.of), ...(expr.ascending ? ['asc'] : [])]),
  rank_share: (expr) => form('rank_share', [formatMetric(expr.of)]),
  ntile: (expr) => form('ntile', [formatMetric(expr.of), String(expr.buckets)]),
  new: (expr) => form('new', [formatMetric(expr.of), byText(expr)]),
  retention: (expr) =>
    form('retention', [formatMetric(expr.of), byText(expr), ...intervalText('after', expr.after)]),
  cohort: (expr) =>
    form('cohort', [
      formatMetric(expr.of),
      byText(expr),
      `grain: ${expr.grain}`,
      ...intervalText('observed', expr.observed),
    ]),
  conversion: (expr) =>
    form('conversion', [
      `${formatMetric(expr.from)} -> ${formatMetric(expr.to)}`,
      byText(expr),
      ...intervalText('within', expr.within),
      ...(expr.calculation === 'rate' ? [] : [`calculation: ${expr.calculation}`]),
    ]),
  rollup: (expr) =>
    form('rollup', [
      formatMetric(expr.of),
      `along: ${expr.along}`,
      ...(expr.node === null ? [] : [`node: ${printLiteral(expr.node).text}`]),
    ]),
  convert: (expr) =>
    form('convert', [
      formatMetric(expr.of),
      `to: ${quoteText(expr.to)}`,
      `rate: ${expr.rate.kind === 'fixed' ? `fixed date '${expr.rate.date}'` : expr.rate.kind}`,
    ]),
  first_reported: (expr) => form('first_reported', [formatMetric(expr.of)]),
  as_reported: (expr) => form('as_reported', [formatMetric(expr.of), `date '${expr.day}'`]),
  reported: (expr) => form('reported', [formatMetric(expr.of)]),
  company: (expr) => form('company', [formatMetric(expr.of)]),
  annualize: (expr) => form('annualize', [formatMetric(expr.of)]),
  fact: (expr) => form(expr.fact, []),
  in_force: ({ options }) => {
    const last = options.at(-1);
    return last === undefined ? atom('null') : printMetric(last.expr);
  },
  per: (expr) => form(expr.fn, [membersText(expr), ...(expr.p === null ? [] : [expr.p])]),
  account: (expr) => atom(expr.text),
  later: (expr) => atom(expr.text),
};

const byText = ({ by }: { readonly by: DimensionRef }): string => `by: ${formatDimension(by)}`;

function intervalText(name: string, interval: Interval | null): readonly string[] {
  return interval === null ? [] : [`${name}: ${formatInterval(interval)}`];
}

function form(name: string, args: readonly string[]): Printed {
  return atom(`${name}(${args.join(', ')})`);
}

/** What stands directly left of `where`: a name or call, or a bracket. */
function subject(expr: MetricExpr): string {
  const printed = printMetric(expr);
  const isSubject = printed.power === POWER.atom && expr.kind !== 'literal' && expr.kind !== 'case';
  return isSubject ? printed.text : `(${printed.text})`;
}

function printAggregate(expr: NodeOf<MetricExpr, 'aggregate'>): Printed {
  const args = [
    expr.arg === null ? expr.dataset : formatRow(expr.arg),
    ...(expr.p === null ? [] : [expr.p]),
    ...(expr.asRecorded ? ['currency: as_recorded'] : []),
  ];
  const call = form(expr.fn, args);
  return expr.where === null
    ? call
    : { text: `${call.text} where ${formatRow(expr.where)}`, power: POWER.where };
}

interface StockOptions {
  readonly per: DimensionRef | null;
  readonly missing: string | null;
}

function stockOptions(expr: StockOptions): readonly string[] {
  return [
    ...(expr.per === null ? [] : [`per: ${formatDimension(expr.per)}`]),
    ...(expr.missing === null ? [] : [`missing: ${expr.missing}`]),
  ];
}

function printStock(expr: NodeOf<MetricExpr, 'closing' | 'opening'>): Printed {
  return form(expr.kind, [formatMetric(expr.of), ...stockOptions(expr)]);
}

function printScope(expr: NodeOf<MetricExpr, 'total' | 'share'>): Printed {
  const within = expr.within.length === 0 ? [] : [`within: ${dimensionList(expr.within)}`];
  return form(expr.kind, [formatMetric(expr.of), ...within]);
}

/** One dimension bare, several in brackets. */
export function dimensionList(refs: readonly DimensionRef[]): string {
  const texts = refs.map(formatDimension);
  return texts.length === 1 ? texts.join('') : `(${texts.join(', ')})`;
}

interface Members {
  readonly of: MetricExpr;
  readonly per: readonly DimensionRef[];
  readonly having: MetricExpr | null;
}

function membersText(expr: Members): string {
  const having = expr.having === null ? '' : ` having ${formatMetric(expr.having)}`;
  return `${formatMetric(expr.of)} per ${dimensionList(expr.per)}${having}`;
}

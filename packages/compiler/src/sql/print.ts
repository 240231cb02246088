import { InternalError } from '@plumbline/diagnostics';
import type { Dialect } from '../dialects/dialect.ts';
import { conjuncts, type Measure, type Scalar } from '../plan/scalar.ts';
import type { Body, Item, List, Relation, Select, Sql } from './ast.ts';
import { walkLines } from './print-walk.ts';

export interface Printed {
  readonly sql: string;
  readonly params: readonly (string | number | boolean | null)[];
}

interface Printer {
  readonly dialect: Dialect;
  /** null: texts are written in place, for people. */
  readonly params: string[] | null;
  /** Columns of the only relation need no table in front. */
  readonly bare: boolean;
  /** Start of every line. */
  readonly pad: string;
  /** Names as they are quoted. */
  readonly quoted: Map<string, string>;
}

/** The statement an engine runs: texts are parameters. */
export function printStatement(sql: Sql, dialect: Dialect): Printed {
  const params: string[] = [];
  return { sql: statement(sql, printer(dialect, params)), params };
}

/** The statement a person reads: texts in place, a comment above each part. */
export function printReadable(sql: Sql, dialect: Dialect): string {
  return statement(sql, printer(dialect, null));
}

/** One expression with everything in place. */
export function printScalar(value: Scalar, dialect: Dialect): string {
  return scalar(value, printer(dialect, null));
}

function printer(dialect: Dialect, params: Printer['params']): Printer {
  return { dialect, params, bare: false, pad: '', quoted: new Map() };
}

function indented(p: Printer): Printer {
  return { ...p, pad: `${p.pad}  ` };
}

function lines(texts: readonly string[], { pad }: Printer, between = ''): string {
  return listed(texts, `${between}\n${pad}`);
}

/** Like `join`, which would copy what it joins at each level of the statement. */
function listed(texts: readonly string[], between: string): string {
  return texts.length === 0 ? '' : texts.reduce((all, text) => `${all}${between}${text}`);
}

function identifier(name: string, { dialect, quoted }: Printer): string {
  let text = quoted.get(name);
  if (text === undefined) {
    text = dialect.identifier(name);
    quoted.set(name, text);
  }
  return text;
}

function statement(sql: Sql, p: Printer): string {
  const inner = indented(p);
  const parts = sql.parts.map((part) => {
    const comment = part.why === null || p.params !== null ? '' : `-- ${part.why.replaceAll('\n', ' ')}\n`;
    const as = part.once ? 'AS' : p.dialect.shared;
    const rows = [body(part.body, inner)];
    if (part.fenced !== null) rows.push(`${p.dialect.fence}${p.params === null ? ` -- ${part.fenced}` : ''}`);
    return `${comment}${identifier(part.name, p)} ${as} (\n${inner.pad}${lines(rows, inner)}\n)`;
  });
  const main = body(sql.body, p);
  return parts.length === 0 ? main : `WITH\n${parts.join(',\n')}\n${main}`;
}

function body(b: Body, p: Printer): string {
  if (b.kind === 'union')
    return lines(
      b.branches.map((s) => select(s, p)),
      p,
      `\n${p.pad}UNION ALL`,
    );
  if (b.kind === 'walk') return lines(walkLines(b, p.dialect), p);
  return b.kind === 'select' ? select(b, p) : list(b, p);
}

function list(b: List, p: Printer): string {
  if (b.rows.length === 0) {
    const nulls = b.columns.map((c) => `CAST(NULL AS ${p.dialect.type(c.type)}) AS ${identifier(c.name, p)}`);
    return `SELECT ${nulls.join(', ')} WHERE false`;
  }
  if (b.columns.length === 0) return 'SELECT 1 AS "one"';
  const inner = indented(p);
  const names = b.columns.map((c) => identifier(c.name, p)).join(', ');
  const rows = b.rows.map(
    (row) =>
      `(${listed(
        row.map((v) => scalar(v, p)),
        ', ',
      )})`,
  );
  const values = ['SELECT * FROM (VALUES', lines(rows, inner, ',')];
  return lines([lines(values, inner), `) AS ${identifier('listed', p)}(${names})`], p);
}

function select(s: Select, outer: Printer): string {
  const p: Printer = { ...outer, bare: s.from.length + s.joins.length === 1 };
  const inner = indented(p);
  const items = s.columns.length === 0 ? [unnamed(s)] : s.columns.map((c) => item(c, p));
  const clauses = [lines(['SELECT', lines(items, inner, ',')], inner)];
  if (s.from.length > 0) clauses.push(`FROM ${s.from.map((r) => relation(r, p)).join(', ')}`);
  for (const j of s.joins) {
    const on = j.on.map((c) => bracketed(c, 3, p)).join(' AND ');
    clauses.push(
      `${j.asOf ? 'ASOF ' : ''}${joinWords[j.mode]} ${relation(j.relation, p)}${j.mode === 'cross' ? '' : ` ON ${on === '' ? 'true' : on}`}`,
    );
  }
  const where = s.where.flatMap(conjuncts).map((w) => bracketed(w, 3, p));
  if (where.length > 0) clauses.push(`WHERE ${listed(where, `\n${inner.pad}AND `)}`);
  const { groupBy } = s;
  if (groupBy !== null && groupBy.length > 0)
    clauses.push(`GROUP BY ${groupBy.map((g) => scalar(g, p)).join(', ')}`);
  if (s.orderBy.length > 0) {
    clauses.push(
      `ORDER BY ${s.orderBy.map((o) => `${scalar(o.value, ordering(s, o.value, p))}${o.desc ? ' DESC' : ''} NULLS LAST`).join(', ')}`,
    );
  }
  if (s.limit !== null) clauses.push(`LIMIT ${s.limit}`);
  if (s.offset > 0) clauses.push(`OFFSET ${s.offset}`);
  return lines(clauses, p);
}

/** In ORDER BY a bare name is an output column: it may stand only for the column itself. */
function ordering(s: Select, value: Scalar, p: Printer): Printer {
  const meant = s.columns.every(
    (c) => value.kind !== 'column' || c.as !== value.name || (c.kind === 'value' && isSame(c.value, value)),
  );
  return { ...p, bare: p.bare && value.kind === 'column' && meant };
}

function isSame(a: Scalar, b: Scalar): boolean {
  return a.kind === 'column' && b.kind === 'column' && a.name === b.name && a.table === b.table;
}

const joinWords = {
  inner: 'JOIN',
  left: 'LEFT JOIN',
  cross: 'CROSS JOIN',
  latest: 'ASOF LEFT JOIN',
} as const;

/** Nothing is read of these rows: one group is one row all the same, also over no rows. */
function unnamed({ groupBy }: Select): string {
  return groupBy !== null && groupBy.length === 0 ? 'count(*) AS "one"' : '1 AS "one"';
}

function relation(r: Relation, p: Printer): string {
  const name = identifier(r.name, p);
  return r.alias === r.name ? name : `${name} AS ${identifier(r.alias, p)}`;
}

function item(i: Item, p: Printer): string {
  if (i.kind === 'value' && i.value.kind === 'column' && i.value.name === i.as) return scalar(i.value, p);
  const text = i.kind === 'value' ? scalar(i.value, p) : measure(i.measure, p);
  return `${text} AS ${identifier(i.as, p)}`;
}

function measure(m: Measure, p: Printer): string {
  const filter = m.where === null ? '' : ` FILTER (WHERE ${scalar(m.where, p)})`;
  return p.dialect.aggregates[m.fn](m.arg === null ? null : scalar(m.arg, p), {
    p: m.p,
    type: m.type,
    filter,
  });
}

function scalar(s: Scalar, p: Printer): string {
  switch (s.kind) {
    case 'column':
      return s.table === undefined || p.bare
        ? identifier(s.name, p)
        : `${identifier(s.table, p)}.${identifier(s.name, p)}`;
    case 'literal':
      return literal(s, p);
    case 'call': {
      const template = p.dialect.functions[s.fn];
      if (typeof template !== 'function')
        throw new InternalError(`${p.dialect.name} has no ${s.fn}: ${template.unsupported}`);
      const level = strength(s);
      const args = s.args.map((a, i) => {
        return bracketed(a, level === ATOM ? LOOSEST : leastAt(s, a, i), p);
      });
      return template(args, { option: s.option, type: s.type });
    }
    case 'case': {
      const whens = s.whens.map((w) => `WHEN ${scalar(w.when, p)} THEN ${scalar(w.then, p)}`);
      return `CASE ${whens.join(' ')}${s.otherwise === null ? '' : ` ELSE ${scalar(s.otherwise, p)}`} END`;
    }
    case 'in':
      return `${bracketed(s.value, 5, p)} ${s.negated ? 'NOT IN' : 'IN'} (${s.options.map((o) => scalar(o, p)).join(', ')})`;
    case 'rank': {
      const by = partition(s.partition, p);
      const order = [s, ...s.then].map(
        (o) => `${scalar(o.of, p)} ${o.ascending ? 'ASC' : 'DESC'} NULLS LAST`,
      );
      if (s.place !== undefined) return place(s, s.place, p);
      const over = `${by === '' ? '' : `${by} `}ORDER BY ${order.join(', ')}`;
      return `CASE WHEN ${bracketed(s.of, 5, p)} IS NOT NULL THEN rank() OVER (${over}) END`;
    }
    case 'tally':
      return `count(*) OVER (${partition(s.partition, p)})`;
  }
}

type Rank = Extract<Scalar, { kind: 'rank' }>;

/** Rows without a value stand in a partition of their own, so that they are not counted. */
function place(s: Rank, as: NonNullable<Rank['place']>, p: Printer): string {
  const of = bracketed(s.of, 5, p);
  const by = `PARTITION BY ${[...s.partition.map((k) => scalar(k, p)), `${of} IS NULL`].join(', ')}`;
  const order = [s, ...s.then].map((o) => `${scalar(o.of, p)} ${o.ascending ? 'ASC' : 'DESC'} NULLS LAST`);
  const over = `OVER (${by} ORDER BY ${order.join(', ')})`;
  const value =
    as === 'share' ? `CAST(row_number() ${over} AS DOUBLE) / count(*) OVER (${by})` : `ntile(${as}) ${over}`;
  return `CASE WHEN ${of} IS NOT NULL THEN ${value} END`;
}

function partition(keys: readonly Scalar[], p: Printer): string {
  return keys.length === 0 ? '' : `PARTITION BY ${keys.map((k) => scalar(k, p)).join(', ')}`;
}

/** How tightly an expression holds together: or, and, not, comparison, +, *, unary minus, everything else. */
const strengths: { readonly [F in Call['fn']]?: number } = {
  or: 1,
  and: 2,
  not: 3,
  eq: 4,
  ne: 4,
  lt: 4,
  le: 4,
  gt: 4,
  ge: 4,
  same: 4,
  like: 4,
  not_like: 4,
  is_null: 4,
  is_not_null: 4,
  add: 5,
  subtract: 5,
  multiply: 6,
  divide: 6,
  modulo: 6,
  negate: 7,
};
const LOOSEST = 0;
const ATOM = 9;
const associative: ReadonlySet<string> = new Set(['and', 'or', 'add', 'multiply']);
/** Operators that read from left to right when they follow each other; comparisons and signs do not. */
const chained: ReadonlySet<string> = new Set([...associative, 'subtract', 'divide', 'modulo', 'not']);

type Call = Extract<Scalar, { kind: 'call' }>;

/** How tightly the argument at `i` must hold together to stand without brackets. */
function leastAt(s: Call, arg: Scalar, i: number): number {
  const level = strength(s);
  if (i === 0) return chained.has(s.fn) ? level : level + 1;
  return associative.has(s.fn) && arg.kind === 'call' && arg.fn === s.fn ? level : level + 1;
}

function strength(s: Scalar): number {
  if (s.kind === 'in') return 4;
  if (s.kind === 'call') return strengths[s.fn] ?? ATOM;
  if (s.kind === 'literal' && typeof s.value === 'string' && s.value.startsWith('-')) return 7;
  return ATOM;
}

function bracketed(s: Scalar, least: number, p: Printer): string {
  const text = scalar(s, p);
  return strength(s) >= least ? text : `(${text})`;
}

function literal(s: Extract<Scalar, { kind: 'literal' }>, p: Printer): string {
  if (s.value === null) return s.type.kind === 'null' ? 'NULL' : `CAST(NULL AS ${p.dialect.type(s.type)})`;
  if (typeof s.value === 'boolean') return s.value ? 'true' : 'false';
  if (s.type.kind === 'date') return p.dialect.date(s.value);
  if (s.type.kind === 'timestamp') return p.dialect.timestamp(s.value);
  if (s.type.kind !== 'text') return s.value;
  if (p.params === null) return p.dialect.text(s.value);
  const known = p.params.indexOf(s.value);
  if (known >= 0) return p.dialect.parameter(known + 1);
  p.params.push(s.value);
  return p.dialect.parameter(p.params.length);
}

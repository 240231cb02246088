import { InternalError } from '@plumbline/diagnostics';
import type { ValueType } from '@plumbline/model';
import { OR_NULL } from '../plan/scalar.ts';
import type { Answer, Dialect, Template } from './dialect.ts';

const infix =
  (operator: string): Template =>
  (args) =>
    args.reduce((left, right) => `${left} ${operator} ${right}`);
const named =
  (name: string): Template =>
  (args) =>
    `${name}(${args.join(', ')})`;
const first = (args: readonly string[]): string => args[0] ?? '';
const second = (args: readonly string[]): string => args[1] ?? '';

function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

function type(t: ValueType): string {
  switch (t.kind) {
    case 'text':
      return 'VARCHAR';
    case 'decimal':
      return `DECIMAL(${t.precision}, ${t.scale})`;
    case 'timestamp':
      return t.zoned ? 'TIMESTAMPTZ' : 'TIMESTAMP';
    case 'null':
      return 'INTEGER';
    default:
      return t.kind.toUpperCase();
  }
}

/** Units as the calendar writes them → what the engine adds. */
const units: Readonly<Record<string, readonly [number, 'MONTH' | 'DAY' | 'HOUR' | 'MINUTE' | 'SECOND']>> = {
  second: [1, 'SECOND'],
  minute: [1, 'MINUTE'],
  hour: [1, 'HOUR'],
  day: [1, 'DAY'],
  week: [7, 'DAY'],
  month: [1, 'MONTH'],
  quarter: [3, 'MONTH'],
  year: [12, 'MONTH'],
  fiscal_quarter: [3, 'MONTH'],
  fiscal_year: [12, 'MONTH'],
};

const move: Template = (args, { option }) => {
  const [count, unit] = (option ?? '').split(' ');
  const [factor, name] = units[unit ?? ''] ?? unknown(`unit ${unit}`);
  const total = Number(count) * factor;
  return `CAST(${first(args)} ${total < 0 ? '-' : '+'} INTERVAL ${Math.abs(total)} ${name} AS DATE)`;
};

const dateAdd: Template = (args, { option, type: result }) => {
  const [factor, name] = units[(option ?? '').replace(/s$/, '')] ?? unknown(`unit ${option}`);
  const count = factor === 1 ? second(args) : `${factor} * (${second(args)})`;
  return `CAST(${first(args)} + to_${name.toLowerCase()}s(CAST(${count} AS INTEGER)) AS ${type(result)})`;
};

/** Patterns in the notation of formulas: yyyy MM dd HH mm ss. */
const parseDate: Template = (args, { option, type: result }) => {
  const tokens: Readonly<Record<string, string>> = {
    yyyy: '%Y',
    yy: '%y',
    MM: '%m',
    M: '%-m',
    dd: '%d',
    d: '%-d',
    HH: '%H',
    mm: '%M',
    ss: '%S',
  };
  const pattern = (option ?? '')
    .replaceAll('%', '%%')
    .replace(/yyyy|yy|MM|M|dd|d|HH|mm|ss/g, (t) => tokens[t] ?? t);
  return `CAST(try_strptime(CAST(${first(args)} AS VARCHAR), ${text(pattern)}) AS ${type(result)})`;
};

const round: Template = (args, { type: result }) =>
  result.kind === 'decimal'
    ? `CAST(round(${args.join(', ')}) AS ${type(result)})`
    : `round(${args.join(', ')})`;

/** `< 0`, `0–10`, `≥ 10`; the lower end belongs to the band. */
const band: Template = (args) => {
  const [value, ...ends] = args;
  const whens = ends.map((end, i) => {
    const label = i === 0 ? `< ${end}` : `${ends[i - 1]}–${end}`;
    return `WHEN ${value} < ${end} THEN ${text(label)}`;
  });
  return `CASE ${whens.join(' ')} WHEN ${value} IS NOT NULL THEN ${text(`≥ ${ends.at(-1)}`)} END`;
};

/** Date parts and lengths are BIGINT here; formulas have them as INTEGER. */
const counted =
  (name: string): Template =>
  (args, { type: result }) =>
    result.kind === 'integer'
      ? `CAST(${name}(${args.join(', ')}) AS INTEGER)`
      : `${name}(${args.join(', ')})`;

/** Boundaries crossed; weeks by their starts, because date_diff counts whole weeks here (1.5). */
const dateDiff: Template = (args, { option }) => {
  if (option !== 'week') return `date_diff(${text(option ?? '')}, ${args.join(', ')})`;
  const starts = args.map((a) => `date_trunc('week', ${a})`);
  return `date_diff('day', ${starts.join(', ')}) // 7`;
};

const weekIn = (args: readonly string[]): string => `date_diff('day', ${args.join(', ')}) // 7 + 1`;

const parts: Readonly<Record<string, string>> = {
  day_of_year: 'dayofyear',
  weekday: 'isodow',
  week: 'week',
};

const functions: Dialect['functions'] = {
  add: infix('+'),
  subtract: infix('-'),
  multiply: infix('*'),
  divide: (args) => `${first(args)} / nullif(${second(args)}, 0)`,
  modulo: (args) => `${first(args)} % nullif(${second(args)}, 0)`,
  negate: (args) => `-${first(args)}`,
  eq: infix('='),
  ne: infix('<>'),
  lt: infix('<'),
  le: infix('<='),
  gt: infix('>'),
  ge: infix('>='),
  and: infix('AND'),
  or: infix('OR'),
  not: (args) => `NOT ${first(args)}`,
  like: infix('LIKE'),
  not_like: infix('NOT LIKE'),
  is_null: (args) => `${first(args)} IS NULL`,
  is_not_null: (args) => `${first(args)} IS NOT NULL`,
  bit_and: (args) => `(${args.join(' & ')})`,
  same: infix('IS NOT DISTINCT FROM'),
  coalesce: named('coalesce'),
  null_if: named('nullif'),
  abs: named('abs'),
  sign: named('sign'),
  round,
  floor: named('floor'),
  ceil: named('ceil'),
  least: named('least'),
  greatest: named('greatest'),
  power: named('pow'),
  net_of_vat: (args) => `(${first(args)} / nullif(1 + ${second(args)}, 0))`,
  sqrt: (args) => `CASE WHEN ${first(args)} >= 0 THEN sqrt(${first(args)}) END`,
  ln: (args) => `CASE WHEN ${first(args)} > 0 THEN ln(${first(args)}) END`,
  exp: named('exp'),
  upper: named('upper'),
  lower: named('lower'),
  trim: named('trim'),
  concat: named('concat'),
  substring: named('substring'),
  length: counted('length'),
  replace: named('replace'),
  starts_with: named('starts_with'),
  contains: named('contains'),
  matches: named('regexp_matches'),
  year: counted('year'),
  month: counted('month'),
  quarter: counted('quarter'),
  week: counted('week'),
  day: counted('day'),
  weekday: counted('isodow'),
  hour: counted('hour'),
  part: (args, { option }) => `CAST(${parts[option ?? ''] ?? option}(${first(args)}) AS INTEGER)`,
  date_trunc: (args, { option, type: result }) =>
    `CAST(date_trunc(${text(option ?? '')}, ${first(args)}) AS ${type(result)})`,
  member_start: (args, { option }) => `CAST(date_trunc(${text(option ?? '')}, ${first(args)}) AS DATE)`,
  date_diff: dateDiff,
  date_add: dateAdd,
  move,
  parse_date: parseDate,
  cast: (args, { option, type: result }) =>
    `${option === OR_NULL ? 'TRY_CAST' : 'CAST'}(${first(args)} AS ${type(result)})`,
  band,
  day_of: (args) => `CAST(${first(args)} AS DATE)`,
  local: (args, { option }) => `timezone(${text(option ?? '')}, ${first(args)})`,
  part_of_weeks: (args, { option }) =>
    `CAST(${first(args)} + to_days(7 * [${option}][${weekIn(args)}]) AS DATE)`,
  part_number: (args, { option }) => `[${option}][${weekIn(args)}]`,
  from_parts: named('make_date'),
  raise: named('error'),
} satisfies Record<string, Answer>;

export const duckdb: Dialect = {
  name: 'duckdb',
  identifier: (name) => (name.includes('"') ? `"${name.replaceAll('"', '""')}"` : `"${name}"`),
  text,
  parameter: (index) => `$${index}`,
  date: (iso) => `DATE '${iso}'`,
  timestamp: (iso) => `TIMESTAMP '${iso.replace('T', ' ')}'`,
  type,
  functions,
  aggregates: {
    // SUM of integers is a HUGEINT.
    sum: (arg, m) =>
      m.type.kind === 'bigint' ? `CAST(sum(${arg})${m.filter} AS BIGINT)` : `sum(${arg})${m.filter}`,
    avg: (arg, m) => `avg(${arg})${m.filter}`,
    min: (arg, m) => `min(${arg})${m.filter}`,
    max: (arg, m) => `max(${arg})${m.filter}`,
    // On DECIMAL, quantiles are rounded to its scale (1.5): they are taken on DOUBLE.
    median: (arg, m) => `median(CAST(${arg} AS DOUBLE))${m.filter}`,
    percentile: (arg, m) => `quantile_cont(CAST(${arg} AS DOUBLE), ${m.p})${m.filter}`,
    // The share is a decimal literal: DuckDB counts with it in integers, so 0.07 of 100 rows is the 7th.
    percentile_disc: (arg, m) => `quantile_disc(${arg}, ${m.p})${m.filter}`,
    count: (arg, m) => `count(${arg ?? '*'})${m.filter}`,
    count_distinct: (arg, m) => `count(DISTINCT ${arg})${m.filter}`,
    stddev: (arg, m) => `stddev_samp(${arg})${m.filter}`,
    variance: (arg, m) => `var_samp(${arg})${m.filter}`,
    any: (arg, m) => `any_value(${arg})${m.filter}`,
    bits: (arg, m) =>
      `bit_or(CASE WHEN ${arg} BETWEEN 0 AND 62 THEN CAST(1 AS BIGINT) << ${arg} END)${m.filter}`,
    list: (arg, m) =>
      `string_agg(DISTINCT CAST(${arg} AS VARCHAR), ', ' ORDER BY CAST(${arg} AS VARCHAR))${m.filter}`,
  },
  shared: 'AS MATERIALIZED',
  // Without it the conditions of all readers, joined by OR, are checked on every row of the fact (1.5: 2.4 times the work).
  fence: 'OFFSET 0',
};

function unknown(what: string): never {
  throw new InternalError(`duckdb: unknown ${what}`);
}

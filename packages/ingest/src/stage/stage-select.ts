import { PlumblineError, report } from '@plumbline/diagnostics';
import { quoteLiteral, quoteName } from '@plumbline/engines';
import type { ValueType } from '@plumbline/model';
import { type Conversion, conversionTo, type RawValue } from '../convert/conversion.ts';
import { storedType } from '../convert/stored-type.ts';
import { type RawPart, rawValue } from '../raw/raw-source.ts';
import type { NamedRaw, PlannedColumn, StagePlan } from './plan.ts';

export interface StageSelectOptions {
  readonly dataset: string;
  /** Name of the table of rejects; null: broken records are skipped. */
  readonly rejects: string | null;
  /** Adds `plumbline_row` (ordinal among the rows read; in a sheet its number), `plumbline_failed` and `plumbline_json`. */
  readonly detail: boolean;
}

/** `plumbline_failed` is `field ␟ value ␞ field ␟ value`; a bad cell has its raw column behind a mark for a field. */
export const BETWEEN_FIELD_AND_VALUE = '\u001f';
export const BETWEEN_FAILURES = '\u001e';
export const BAD_CELL = '\u001d';

type ExpressionColumn = Extract<PlannedColumn, { kind: 'expression' }>;

/**
 * The SELECT that makes the fields of one part, with `plumbline_bad` (a value could not be read) and
 * `plumbline_rounded` (one may have lost decimals). Layer by layer: raw, converted, named, expressions.
 */
export function stageSelect(plan: StagePlan, part: RawPart, options: StageSelectOptions): string {
  const taken = new Set(
    [...rawFields(plan), ...plan.named.map((raw) => raw.name)].map((name) => name.toLowerCase()),
  );
  let sql = namedLayer(plan, part, options);
  for (const column of expressions(plan)) {
    sql = expressionLayer(column, taken.has(column.field.toLowerCase()), options, sql);
    taken.add(column.field.toLowerCase());
  }
  const flags = options.detail ? [...FLAGS, 'plumbline_row', 'plumbline_failed', 'plumbline_json'] : FLAGS;
  return `SELECT ${[...plan.columns.map(({ field }) => quoteName(field)), ...flags].join(', ')} FROM (${sql})`;
}

const FLAGS: readonly string[] = ['plumbline_bad', 'plumbline_rounded'];

function expressions(plan: StagePlan): readonly ExpressionColumn[] {
  return plan.order.flatMap((field) =>
    plan.columns.filter((column) => column.kind === 'expression').filter((column) => column.field === field),
  );
}

/** Whether some field is made of the raw column. */
function isRead(plan: StagePlan, index: number): boolean {
  return (
    plan.named.some((raw) => raw.index === index) ||
    plan.columns.some((column) => column.kind === 'raw' && column.index === index)
  );
}

function rawFields(plan: StagePlan): readonly string[] {
  return plan.columns.filter((column) => column.kind === 'raw').map(({ field }) => field);
}

interface Converted {
  readonly name: string;
  readonly raw: RawValue;
  readonly conversion: Conversion;
  /** SQL name of the converted value. */
  readonly value: string;
}

function namedLayer(plan: StagePlan, part: RawPart, options: StageSelectOptions): string {
  const convert = (column: Pick<NamedRaw, 'name' | 'index' | 'type' | 'dates'>, value: string): Converted => {
    const { name, index, type, dates } = column;
    const raw = rawValue(part, index);
    const conversion = conversionTo(type, raw, dates) ?? refuse(options.dataset, name, raw.type, type);
    return { name, raw, conversion, value };
  };
  const fields = plan.columns.flatMap((c, i) =>
    c.kind === 'raw'
      ? [convert({ name: c.field, index: c.index, type: c.target, dates: c.dates }, `c${i}`)]
      : [],
  );
  const named = plan.named.map((raw, i) => convert(raw, `x${i}`));
  const failures = [
    ...fields.flatMap((f) => failureOf(f)),
    ...part.unreadable
      .filter(({ column }) => column === null || isRead(plan, column))
      .map(({ condition, what, column }) =>
        failure(condition, column === null ? '' : `${BAD_CELL}${column}`, what),
      ),
  ];
  const rounded = fields.flatMap((f) => f.conversion.rounded?.(f.value) ?? []);
  const columns = [...fields, ...named];
  const base = part.from(options.rejects);
  const source = options.detail
    ? `(SELECT *, ${part.sheet === null ? 'row_number() OVER ()' : 'sheet_row'} AS plumbline_row, ${jsonOf(part)} AS plumbline_json FROM ${base})`
    : base;
  const converted = columns.map(({ conversion, value }) => `${conversion.value} AS ${value}`);
  const selected = [
    ...columns.map(({ name, value }) => `${value} AS ${quoteName(name)}`),
    `COALESCE(${anyOf(failures.map((f) => f.condition))}, false) AS plumbline_bad`,
    `COALESCE(${anyOf(rounded)}, false) AS plumbline_rounded`,
    ...(options.detail ? ['plumbline_row', 'plumbline_json', `${textOf(failures)} AS plumbline_failed`] : []),
  ];
  return `SELECT ${selected.join(', ')} FROM (SELECT ${['*', ...converted].join(', ')} FROM ${source})`;
}

/** `replaces`: a raw column of that name makes room for the field, which may still name it. */
function expressionLayer(
  column: ExpressionColumn,
  replaces: boolean,
  options: StageSelectOptions,
  from: string,
): string {
  const name = quoteName(column.field);
  const star = replaces ? `* EXCLUDE (${name})` : '*';
  const raw = { sql: 'plumbline_value', type: column.from ?? '', numbers: null };
  if (column.from === null || column.target === null || column.from === storedType(column.target)) {
    return `SELECT ${star}, (${column.sql}) AS ${name} FROM (${from})`;
  }
  const conversion =
    conversionTo(column.target, raw, null) ??
    refuse(options.dataset, column.field, column.from, column.target);
  const failures = failureOf({ name: column.field, raw, conversion, value: `(${conversion.value})` });
  const flags = options.detail ? [...FLAGS, 'plumbline_failed'] : FLAGS;
  const bad = anyOf(['plumbline_bad', ...failures.map((f) => f.condition)]);
  const selected = [
    `* EXCLUDE (${['plumbline_value', ...flags].join(', ')})`,
    `${conversion.value} AS ${name}`,
    `${bad} AS plumbline_bad`,
    'plumbline_rounded',
    ...(options.detail ? [`${textOf([...failures, { text: 'plumbline_failed' }])} AS plumbline_failed`] : []),
  ];
  return `SELECT ${selected.join(', ')} FROM (SELECT ${star}, (${column.sql}) AS plumbline_value FROM (${from}))`;
}

/** The raw row of a part that is no text. */
function jsonOf(part: RawPart): string {
  if (part.text !== null) return "''";
  const nameOf = (i: number) => part.sheet?.columns[i]?.name ?? `r${i}`;
  return `to_json({${part.types.map((_, i) => `${quoteLiteral(nameOf(i))}: r${i}`).join(', ')}})`;
}

interface Failure {
  readonly condition: string;
  readonly text: string;
}

/** Text of spaces alone is a missing value, in every type but text. */
function failureOf({ name, raw, conversion, value }: Converted): readonly Failure[] {
  if (conversion.value === raw.sql) return [];
  const missing = raw.type === 'VARCHAR' ? `trim(${raw.sql}) <> ''` : 'true';
  return [
    failure(
      `CASE WHEN ${raw.sql} IS NOT NULL AND ${value} IS NULL THEN ${missing} ELSE false END`,
      name,
      raw.sql,
    ),
  ];
}

function failure(condition: string, field: string, value: string): Failure {
  const shown = `COALESCE(left(CAST(${value} AS VARCHAR), 200), '')`;
  const text = `CASE WHEN ${condition} THEN ${quoteLiteral(field)} || chr(31) || ${shown} END`;
  return { condition, text };
}

function textOf(failures: readonly { readonly text: string }[]): string {
  return failures.length === 0
    ? 'CAST(NULL AS VARCHAR)'
    : `concat_ws(chr(30), ${failures.map((f) => f.text).join(', ')})`;
}

function anyOf(conditions: readonly string[]): string {
  return conditions.length === 0 ? 'false' : conditions.map((condition) => `(${condition})`).join(' OR ');
}

function refuse(dataset: string, field: string, from: string, to: ValueType): never {
  throw new PlumblineError([report('load/cannot-convert', { dataset, field, from, to: storedType(to) })]);
}

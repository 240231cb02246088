import type { Diagnostic } from '@plumbline/diagnostics';
import type { EngineCell } from '@plumbline/engines';
import { conversionTo } from '../convert/conversion.ts';
import type { DateOrder } from '../convert/text-conversion.ts';
import { YEAR_LAST } from '../infer/shapes.ts';
import { type RawPart, type RawSource, rawValue } from '../raw/raw-source.ts';
import type { PlannedColumn, StagePlan } from './plan.ts';
import { ambiguousDates } from './plan-columns.ts';

type RawColumn = Extract<PlannedColumn, { kind: 'raw' }>;

/**
 * What a first attempt could not read may only need a wider decimal or the order of day and month. Null when no
 * column can be helped.
 */
export async function refinePlan(
  plan: StagePlan,
  raw: RawSource,
  dataset: string,
  signal: AbortSignal | undefined,
): Promise<{ readonly plan: StagePlan | null; readonly notes: readonly Diagnostic[] }> {
  const doubtful = plan.columns.filter((column) => column.kind === 'raw').filter(canBeHelped);
  if (doubtful.length === 0) return { plan: null, notes: [] };
  const aggregates = (part: RawPart) => doubtful.flatMap((column) => Object.values(questions(column, part)));
  const answers: (readonly EngineCell[])[] = [];
  for (const part of raw.parts) {
    const sql = `SELECT ${aggregates(part).join(', ')} FROM ${part.from(null)}`;
    answers.push((await raw.loader.run({ sql, params: [] }, { signal })).rows[0] ?? []);
  }
  const notes: Diagnostic[] = [];
  const helped = new Map<PlannedColumn, PlannedColumn>();
  for (const [i, column] of doubtful.entries()) {
    const found = answers.map((cells) => answerOf(cells.slice(i * QUESTIONS, (i + 1) * QUESTIONS)));
    const better = remedy(column, found);
    if (better.column !== null) helped.set(column, better.column);
    if (better.ambiguous !== null) notes.push(ambiguousDates(dataset, column.column, better.ambiguous));
  }
  if (helped.size === 0) return { plan: null, notes };
  return { plan: { ...plan, columns: plan.columns.map((column) => helped.get(column) ?? column) }, notes };
}

function canBeHelped({ target, dates }: RawColumn): boolean {
  if (target.kind === 'decimal') return target.precision < 38;
  return (target.kind === 'date' || target.kind === 'timestamp') && dates === null;
}

const QUESTIONS = 5;

interface Answer {
  readonly unread: number;
  readonly unreadWide: number;
  readonly first: number;
  readonly second: number;
  readonly example: string | null;
}

function answerOf(cells: readonly EngineCell[]): Answer {
  const [unread, unreadWide, first, second, example] = cells;
  return {
    unread: Number(unread ?? 0),
    unreadWide: Number(unreadWide ?? 0),
    first: Number(first ?? 0),
    second: Number(second ?? 0),
    example: typeof example === 'string' ? example : null,
  };
}

function questions(column: RawColumn, part: RawPart): { readonly [A in keyof Answer]: string } {
  const raw = rawValue(part, column.index);
  const value = conversionTo(column.target, raw, null)?.value ?? raw.sql;
  const wide = conversionTo(widened(column).target, raw, null)?.value ?? raw.sql;
  const text = `CAST(${raw.sql} AS VARCHAR)`;
  const place = (n: number) => {
    const digits = `regexp_extract(${text}, '^\\s*([0-9]+)[-/.]([0-9]+)', ${n})`;
    return `max(CASE WHEN regexp_full_match(${text}, '${YEAR_LAST}') THEN TRY_CAST(${digits} AS INTEGER) END)`;
  };
  return {
    unread: `count_if(${raw.sql} IS NOT NULL AND ${value} IS NULL)`,
    unreadWide: `count_if(${raw.sql} IS NOT NULL AND ${wide} IS NULL)`,
    first: place(1),
    second: place(2),
    example: `min(CASE WHEN ${raw.sql} IS NOT NULL AND ${value} IS NULL THEN ${text} END)`,
  };
}

function widened(column: RawColumn): RawColumn {
  if (column.target.kind !== 'decimal') return column;
  return { ...column, target: { ...column.target, precision: 38 } };
}

function remedy(
  column: RawColumn,
  answers: readonly Answer[],
): { readonly column: RawColumn | null; readonly ambiguous: string | null } {
  const sum = (pick: (a: Answer) => number) => answers.reduce((total, a) => total + pick(a), 0);
  const max = (pick: (a: Answer) => number) => Math.max(...answers.map(pick));
  if (sum((a) => a.unread) === 0) return { column: null, ambiguous: null };
  if (column.target.kind === 'decimal') {
    const better = sum((a) => a.unreadWide) < sum((a) => a.unread);
    return { column: better ? widened(column) : null, ambiguous: null };
  }
  const order = orderOf(
    max((a) => a.first),
    max((a) => a.second),
  );
  if (order === 'ambiguous')
    return { column: null, ambiguous: answers.find((a) => a.example !== null)?.example ?? '' };
  return { column: order === null ? null : { ...column, dates: order }, ambiguous: null };
}

function orderOf(first: number, second: number): DateOrder | 'ambiguous' {
  if (first === 0 || (first > 12 && second > 12)) return null;
  if (first <= 12 && second <= 12) return 'ambiguous';
  return first > 12 ? 'day-first' : 'month-first';
}

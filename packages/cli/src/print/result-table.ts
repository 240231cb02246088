import {
  type Answer,
  type Cell,
  headings,
  type MetricResult,
  type ResultColumn,
  type ResultRow,
} from '@plumbline/center';
import type { Words } from '../words.ts';
import { answerNotes, LEFT_OUT_MARK } from './answer-notes.ts';
import { columnBlocks } from './column-blocks.ts';
import { isNumeric, numberStyle, numberText } from './number-text.ts';
import { textTable } from './text-table.ts';
import { withoutEmptyPercents } from './without-empty-percents.ts';
import { wrapped } from './wrapped.ts';

export interface TableSetting {
  readonly words: Words;
  /** Columns of the terminal; a wider table goes on below, with its keys again. */
  readonly width: number;
  /** What people call the member of a grain that starts at a day. */
  readonly memberText: (grain: string | undefined, first: string) => string;
}

type Answered = Answer & { readonly result: MetricResult };

/** The answer for people: table, then what each number means and which dates it covers. */
export function resultTable(answer: Answered, setting: TableSetting): string {
  const result = withoutEmptyPercents(answer.result);
  const { words, width } = setting;
  const columns = headings(result.columns, words.locale).map((heading, i) => ({
    heading,
    align: isNumber(result.columns[i]) ? ('right' as const) : ('left' as const),
  }));
  const print = rowPrinter(result, setting);
  const body = result.rows.map((row, i) => print(row, { row: i }, null));
  const others = (result.others ?? []).map((other, i) =>
    print(other.row, { other: i }, { by: other.by, word: words.others }),
  );
  const totals = (result.totals ?? [])
    .map((total, i) => ({ total, line: print(total.row, { total: i }, { by: total.by, word: words.total }) }))
    .sort((a, b) => b.total.by.length - a.total.by.length)
    .map(({ line }) => line);
  const notes = answerNotes({ ...answer, result }, words).flatMap((line) => wrapped(line, width, '    '));
  const empty = result.rows.length === 0 ? [words.noRows] : [];
  const parts = [body, others, totals];
  const tables = columnBlocks(result.columns, { columns, parts, width }).map((shown) =>
    textTable(
      shown.flatMap((i) => columns[i] ?? []),
      parts.map((rows) => rows.map((row) => shown.map((i) => row[i] ?? ''))),
    ),
  );
  const table = tables.flatMap((lines, i) => (i === 0 ? lines : ['', ...lines]));
  return [...table, ...empty, '', ...notes].join('\n');
}

function isNumber(column: ResultColumn | undefined): boolean {
  return column !== undefined && isNumeric(column);
}

interface Aggregated {
  /** Keys that this row keeps; null elsewhere means collapsed, not the missing member. */
  readonly by: readonly string[];
  readonly word: string;
}

type At = { readonly row: number } | { readonly other: number } | { readonly total: number };

function rowPrinter(result: MetricResult, setting: TableSetting) {
  const all = [
    result.rows,
    (result.totals ?? []).map((t) => t.row),
    (result.others ?? []).map((o) => o.row),
  ].flat();
  const cellsOf = (column: ResultColumn) => all.map((row) => row[result.columns.indexOf(column)] ?? null);
  const texts = result.columns.map((column) =>
    cellPrinter(column, familyOf(column, result).flatMap(cellsOf), setting),
  );
  const keysOf = (notes: MetricResult['notes']) => new Set(notes.map((note) => noteKey(note, note.column)));
  const noted = keysOf(result.notes);
  const leftOut = keysOf(result.notes.filter(({ code }) => code === 'span/left-out'));
  const partial = new Set(result.meta.partial_periods.map(String));
  return (row: ResultRow, at: At, aggregated: Aggregated | null): readonly string[] => {
    let isNamed = false;
    return result.columns.map((column, i) => {
      const isKey = column.role === 'time' || column.role === 'dimension';
      if (isKey && aggregated !== null && !aggregated.by.includes(column.name)) {
        const text = isNamed ? '' : aggregated.word;
        isNamed = true;
        return text;
      }
      const text = texts[i]?.(row[i] ?? null) ?? '';
      if (column.role === 'time' && partial.has(String(row[i]))) return `${text} *`;
      const key = noteKey(at, column.name);
      if (leftOut.has(key)) return `${text} ${LEFT_OUT_MARK}`;
      return noted.has(key) ? `${text} †` : text;
    });
  };
}

/** A metric and what it is compared with have the same digits after the point. */
function familyOf(column: ResultColumn, { columns }: MetricResult): readonly ResultColumn[] {
  const metric = column.of ?? column.name;
  return columns.filter(
    (other) =>
      other.type === column.type && other.unit === column.unit && (other.of ?? other.name) === metric,
  );
}

function noteKey(
  at: { readonly row?: number; readonly total?: number; readonly other?: number },
  column: string,
): string {
  return `${at.row ?? ''}/${at.total ?? ''}/${at.other ?? ''}/${column}`;
}

function cellPrinter(
  column: ResultColumn,
  cells: readonly Cell[],
  { words, memberText }: TableSetting,
): (cell: Cell) => string {
  const isKey = column.role === 'dimension' || column.role === 'time';
  const style = numberStyle(column, cells);
  const nameOf = memberNames(column, words);
  return (cell) => {
    if (cell === null) return isKey ? words.none : '–';
    if (typeof cell === 'boolean') return cell ? words.yes : words.no;
    if (style !== null) return isKey ? String(cell) : numberText(cell, style, words);
    if (isKey && typeof cell === 'string' && column.type !== 'text')
      return nameOf(cell) ?? memberText(column.grain, cell);
    return String(cell).replace(/[\r\n\t]/g, ' ');
  };
}

/** What a member of a grain of the company's own is called; a name that comes back (`Spring`) with its first day. */
function memberNames(
  { members = {} }: ResultColumn,
  { namesake }: Words,
): (first: string) => string | undefined {
  const names = Object.values(members);
  const isShared = (name: string) => names.indexOf(name) !== names.lastIndexOf(name);
  return (first) => {
    const name = members[first];
    return name !== undefined && isShared(name) ? namesake(name, first) : name;
  };
}

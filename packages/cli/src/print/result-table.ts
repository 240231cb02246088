import type { Answer, Cell, MetricResult, ResultColumn, ResultRow } from '@plumbline/center';
import type { Words } from '../words.ts';
import { answerNotes } from './answer-notes.ts';
import { isNumeric, type NumberStyle, numberStyle, numberText } from './number-text.ts';
import { textTable } from './text-table.ts';

/** The answer for people: table, then what each number means and which dates it covers. */
export function resultTable(answer: Answer & { readonly result: MetricResult }, words: Words): string {
  const { result } = answer;
  const columns = result.columns.map((column) => ({
    heading: headingOf(column, result.columns, words),
    align: isNumeric(column) ? ('right' as const) : ('left' as const),
  }));
  const print = rowPrinter(result, words);
  const body = result.rows.map((row, i) => print(row, { row: i }, null));
  const others = (result.others ?? []).map((other, i) =>
    print(other.row, { other: i }, { by: other.by, word: words.others }),
  );
  const totals = (result.totals ?? [])
    .map((total, i) => ({ total, line: print(total.row, { total: i }, { by: total.by, word: words.total }) }))
    .sort((a, b) => b.total.by.length - a.total.by.length)
    .map(({ line }) => line);
  const empty = result.rows.length === 0 ? [words.noRows] : [];
  const table = columns.length === 0 ? [] : textTable(columns, [body, others, totals]);
  return [...table, ...empty, '', ...answerNotes(answer, words)].join('\n');
}

/** Compared columns stand right of their metric and need not repeat its name. Two metrics may share a label; then the name tells them apart. */
function headingOf(column: ResultColumn, columns: readonly ResultColumn[], words: Words): string {
  const compared =
    column.role === 'compare' && column.of !== undefined
      ? comparedHeading(column.name.slice(column.of.length + 2), words)
      : null;
  if (compared !== null) return compared;
  const label = column.label?.[words.locale];
  if (label === undefined) return column.name;
  const isShared = columns.some((other) => other !== column && other.label?.[words.locale] === label);
  return isShared ? column.name : label;
}

/** `year_ago_pct` → `% year ago`. */
function comparedHeading(suffix: string, words: Words): string {
  const [, name = suffix, part] = /^(.*?)(?:_(change|pct|attainment))?$/.exec(suffix) ?? [];
  const base = words.ranges[name] ?? name.replace(/^fixed_/, '');
  return part === 'change' || part === 'pct' || part === 'attainment' ? words.compared[part](base) : base;
}

interface Aggregated {
  /** Keys that this row keeps; null elsewhere means collapsed, not the missing member. */
  readonly by: readonly string[];
  readonly word: string;
}

type At = { readonly row: number } | { readonly other: number } | { readonly total: number };

function rowPrinter(result: MetricResult, words: Words) {
  const all = [
    result.rows,
    (result.totals ?? []).map((t) => t.row),
    (result.others ?? []).map((o) => o.row),
  ].flat();
  const cellsOf = (column: ResultColumn) => all.map((row) => row[result.columns.indexOf(column)] ?? null);
  const styles = result.columns.map((column) =>
    numberStyle(column, familyOf(column, result).flatMap(cellsOf)),
  );
  const noted = new Set(result.notes.map((note) => noteKey(note, note.column)));
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
      const text = cellText(row[i] ?? null, column, styles[i] ?? null, words);
      if (column.role === 'time' && partial.has(String(row[i]))) return `${text} *`;
      return noted.has(noteKey(at, column.name)) ? `${text} †` : text;
    });
  };
}

/** A metric and what it is compared with have the same digits after the point. */
function familyOf(column: ResultColumn, { columns }: MetricResult): readonly ResultColumn[] {
  const metric = column.of ?? column.name;
  return columns.filter((other) => other.type === column.type && (other.of ?? other.name) === metric);
}

function noteKey(
  at: { readonly row?: number; readonly total?: number; readonly other?: number },
  column: string,
): string {
  return `${at.row ?? ''}/${at.total ?? ''}/${at.other ?? ''}/${column}`;
}

function cellText(cell: Cell, column: ResultColumn, style: NumberStyle | null, words: Words): string {
  if (cell === null) return column.role === 'dimension' || column.role === 'time' ? words.none : '–';
  if (typeof cell === 'boolean') return cell ? words.yes : words.no;
  if (style !== null) return numberText(cell, style, words);
  if (column.role === 'time' && typeof cell === 'string') return timeText(cell, column.grain);
  return String(cell).replace(/[\r\n\t]/g, ' ');
}

/** The value is the first day of the member; month and year read better without it. */
function timeText(first: string, grain: string | undefined): string {
  if (grain === 'year') return first.slice(0, 4);
  if (grain === 'month') return first.slice(0, 7);
  if (grain === 'quarter') return `${first.slice(0, 4)}-Q${Math.ceil(Number(first.slice(5, 7)) / 3)}`;
  return first.replace('T', ' ');
}

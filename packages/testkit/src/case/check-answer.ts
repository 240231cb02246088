import type { ResultColumn } from '@plumbline/query';
import type { Answer, Answered } from '../answerer/answerer.ts';
import type { Cell } from '../reference/value/cell.ts';
import type { Ask } from './case.ts';
import { cellOf } from './cell-text.ts';
import { type Grid, parseGrid } from './grid.ts';
import { isSameCell } from './same-cell.ts';

/** What is wrong with an answer; empty when it is as expected. */
export function checkAnswer(ask: Ask, answer: Answer): readonly string[] {
  if (ask.refused !== undefined) return checkRefusal(ask.refused, answer);
  if (answer.kind === 'refused') return [`refused: ${answer.codes.join(', ')}`];
  const { result } = answer;
  return [
    ...checkRows(parseGrid(ask.expect ?? ''), result),
    ...checkSection('totals', ask.totals, result),
    ...checkSection('others', ask.others, result),
    ...checkWords('notes', ask.notes, result.notes.map(noteText)),
    ...checkWords(
      'warnings',
      ask.warnings,
      result.meta.warnings.map(({ code }) => code),
    ),
    ...checkWords('partial', ask.partial, result.meta.partial_periods.map(String)),
  ];
}

function checkRefusal(code: string, answer: Answer): readonly string[] {
  if (answer.kind === 'answered') return [`answered, not refused with ${code}`];
  return answer.codes.includes(code) ? [] : [`refused with ${answer.codes.join(', ')}, not with ${code}`];
}

function checkRows(expected: Grid, { columns, rows }: Answered): readonly string[] {
  const unknown = expected.header.filter((name) => !columns.some((column) => column.name === name));
  if (unknown.length > 0)
    return [`no column ${unknown.join(', ')} among ${columns.map((c) => c.name).join(', ')}`];
  const shown = rows.map((row) => pick(expected.header, columns, row));
  const wrong = expected.rows.flatMap((row, i) =>
    differences(expected.header, columns, { row, got: shown[i], at: `row ${i}` }),
  );
  const extra = shown.slice(expected.rows.length).map((row) => `unexpected row ${row.map(text).join(' | ')}`);
  return [...wrong, ...extra];
}

function pick(
  header: readonly string[],
  columns: readonly ResultColumn[],
  row: readonly Cell[],
): readonly Cell[] {
  return header.map((name) => row[columns.findIndex((column) => column.name === name)] ?? null);
}

interface Compared {
  readonly row: readonly string[];
  readonly got: readonly Cell[] | undefined;
  readonly at: string;
}

function differences(
  header: readonly string[],
  columns: readonly ResultColumn[],
  { row, got, at }: Compared,
): readonly string[] {
  if (got === undefined) return [`${at} is missing: ${row.join(' | ')}`];
  return header.flatMap((name, i) => {
    const type = columns.find((column) => column.name === name)?.type ?? 'text';
    const wanted = cellOf(row[i] ?? '', type);
    const cell = got[i] ?? null;
    return isSameCell(wanted, cell, type)
      ? []
      : [`${at}, ${name}: expected ${text(wanted)}, got ${text(cell)}`];
  });
}

/** Total and others rows are matched by their grouping and keys. */
function checkSection(
  name: 'totals' | 'others',
  written: string | undefined,
  result: Answered,
): readonly string[] {
  if (written === undefined) return [];
  const { header, rows } = parseGrid(written);
  if (header[0] !== 'by') return [`the first column of ${name} is by`];
  const names = header.slice(1);
  const sections = (result[name] ?? []).map(({ by, row }) => {
    return { by: by.length === 0 ? '()' : by.join('+'), cells: pick(names, result.columns, row) };
  });
  const isKey = names.map((column) =>
    result.columns.some((c) => c.name === column && c.role !== 'metric' && c.role !== 'compare'),
  );
  const keyOf = (cells: readonly Cell[]) =>
    cells
      .filter((_, i) => isKey[i])
      .map(text)
      .join(' | ');
  const wrong = rows.flatMap(([by = '', ...cells]) => {
    const key = cells
      .filter((_, i) => isKey[i])
      .map((cell) => text(cellOf(cell, 'text')))
      .join(' | ');
    const got = sections.find((section) => section.by === by && keyOf(section.cells) === key);
    return differences(names, result.columns, { row: cells, got: got?.cells, at: `${name} by ${by} ${key}` });
  });
  return rows.length === sections.length
    ? wrong
    : [...wrong, `${sections.length} ${name}, expected ${rows.length}`];
}

function noteText(note: Answered['notes'][number]): string {
  const place =
    note.row !== undefined
      ? `row ${note.row}`
      : note.total !== undefined
        ? `total ${note.total}`
        : `other ${note.other}`;
  // Of how many series how many are left out is a part of what is said.
  const of = note.code === 'span/left-out' ? ` ${note.terms}` : '';
  return `${note.column} ${note.code}${of} ${place}`;
}

function checkWords(
  name: string,
  expected: readonly string[] | undefined,
  got: readonly string[],
): readonly string[] {
  if (expected === undefined) return [];
  const [wanted, found] = [[...expected].sort(), [...new Set(got)].sort()];
  return wanted.join('\n') === found.join('\n')
    ? []
    : [`${name}: expected ${wanted.join(', ')}; got ${found.join(', ')}`];
}

function text(cell: Cell): string {
  return cell === null ? 'null' : String(cell);
}

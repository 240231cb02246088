import { type Diagnostic, didYouMean, type Locale, report } from '@plumbline/diagnostics';
import type { PlainMap } from '@plumbline/model';
import type { DefinitionVersion } from '@plumbline/store';
import type { Around, DictionaryColumn } from './column-kinds.ts';
import type { SheetCellChange, SheetRowReport } from './dictionary-case.ts';
import { COLUMNS, NAME } from './dictionary-columns.ts';
import type { ReadRow, ReadSheet } from './read-sheet-rows.ts';

/** A row beside the metric that it is about, and the definition as the row wants it. */
export interface ComparedRow extends SheetRowReport {
  readonly body: PlainMap;
}

export interface ComparedSheet {
  readonly rows: readonly ComparedRow[];
  readonly unchanged: number;
}

interface Known {
  readonly metrics: ReadonlyMap<string, DefinitionVersion>;
  /** Names by code. */
  readonly codes: ReadonlyMap<string, string>;
  readonly around: Around;
}

/** What every row says that the catalog does not. */
export function compareSheet(
  { sheet, columns, rows }: ReadSheet,
  metrics: readonly DefinitionVersion[],
  around: Around,
): ComparedSheet {
  const codes = new Map(
    metrics.flatMap(({ id, body }) => {
      const { code } = body as unknown as PlainMap;
      return typeof code === 'string' ? [[code, id] as const] : [];
    }),
  );
  const known: Known = { metrics: new Map(metrics.map((one) => [one.id, one])), codes, around };
  const seen = new Map<string, number>();
  const compared = rows.map((row) => {
    const one = compareRow(row, { sheet, columns }, known);
    const before = seen.get(one.metric);
    if (one.metric !== '') seen.set(one.metric, before ?? row.number);
    if (one.metric === '' || before === undefined) return one;
    const at = { kind: 'data', file: sheet, line: row.number } as const;
    const twice = report('interchange/row-twice', { metric: one.metric, row: before }, { at });
    return { ...one, kind: 'error' as const, diagnostics: [...one.diagnostics, twice] };
  });
  const isSaid = ({ kind, cells }: ComparedRow) => kind !== 'changed' || cells.length > 0;
  const said = compared.filter(isSaid);
  return { rows: said, unchanged: compared.length - said.length };
}

function compareRow(
  row: ReadRow,
  { sheet, columns }: Pick<ReadSheet, 'sheet' | 'columns'>,
  { metrics, codes, around }: Known,
): ComparedRow {
  const place = (column?: string) =>
    ({ kind: 'data', file: sheet, line: row.number, ...(column === undefined ? {} : { column }) }) as const;
  const textIn = (path: string) => {
    const letter = [...columns].find(([, column]) => column.path === path)?.[0] ?? '';
    return normal(row.cells.get(letter)?.text ?? '');
  };
  const code = textIn('code');
  const owner = codes.get(code);
  const metric = textIn(NAME.path) || (owner ?? '');
  const diagnostics: Diagnostic[] = [];
  if (metric === '') diagnostics.push(report('interchange/row-without-name', {}, { at: place() }));
  const existing = metrics.get(metric);
  if (code !== '' && owner !== undefined && owner !== metric)
    diagnostics.push(report('interchange/code-of-another', { code, metric, other: owner }, { at: place() }));
  let body = (existing?.body ?? { name: metric }) as unknown as PlainMap;
  const cells: SheetCellChange[] = [];
  for (const [letter, column] of columns) {
    if (column === NAME) continue;
    const cell = row.cells.get(letter);
    const text = normal(cell?.text ?? '');
    if (cell?.isBad === true) {
      diagnostics.push(report('interchange/bad-cell', { text }, { at: place(letter) }));
      continue;
    }
    const [before = '', ...others] = column.shows(body, around).map(normal);
    if (text === before || others.includes(text)) continue;
    const next = column.write(body, text);
    if (next === null) diagnostics.push(notAChoice(column, text, around.locale, place(letter)));
    else body = next;
    cells.push({
      cell: `${letter}${row.number}`,
      column: column.heading[around.locale],
      before: existing === undefined ? '' : before,
      after: text,
    });
  }
  if (diagnostics.length > 0) return { row: row.number, metric, kind: 'error', cells, diagnostics, body };
  const overtaken =
    existing === undefined ? removal(row, metric) : cells.length === 0 ? null : staleness(row, existing);
  if (overtaken !== null)
    return {
      row: row.number,
      metric,
      kind: 'conflict',
      cells,
      diagnostics: [{ ...overtaken, at: place() }],
      body,
    };
  const kind = existing === undefined ? 'added' : 'changed';
  return { row: row.number, metric, kind, cells, diagnostics, body };
}

const EXPORT_AGAIN = [
  {
    text: {
      zh: '请重新导出，再把改动写进去',
      en: 'export again and write the changes into that',
    },
  },
];

/** What no column shows went with the metric: its row alone would bring back less than there was. */
function removal({ version: read }: ReadRow, metric: string): Diagnostic | null {
  if (read === null) return null;
  const hints = [
    {
      text: {
        zh: '若要新建指标，请清空这一行的导出版本',
        en: 'for a metric that is new, empty the exported version of the row',
      },
    },
  ];
  return report('interchange/row-of-removed', { metric, read }, { hints });
}

function staleness({ version: read }: ReadRow, { id, version }: DefinitionVersion): Diagnostic | null {
  if (read === version) return null;
  return read === null
    ? report('interchange/row-without-version', { metric: id }, { hints: EXPORT_AGAIN })
    : report('interchange/stale-row', { metric: id, read, version }, { hints: EXPORT_AGAIN });
}

function notAChoice(
  { heading, choices }: DictionaryColumn,
  value: string,
  locale: Locale,
  at: NonNullable<Diagnostic['at']>,
): Diagnostic {
  const known = [...(choices?.values() ?? [])].map((words) => words[locale]);
  const params = { column: heading[locale], value, choices: known };
  return report('interchange/not-a-choice', params, { at, hints: didYouMean(value, known) });
}

/** Cells end their lines as they like. */
function normal(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n').trim();
}

/** The cell of a row in which a key of the definition is written; null: no column says it. */
export function letterOf(path: string, columns: ReadSheet['columns']): string | null {
  const isKnown = COLUMNS.some((column) => column.path === path);
  return isKnown ? ([...columns].find(([, column]) => column.path === path)?.[0] ?? null) : null;
}

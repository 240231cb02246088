import type { Wire } from '@plumbline/client';
import { tableText } from '../../reading/figure-text.ts';
import type { Locale } from '../../words/catalogs.ts';
import { columnWidths } from '../sheet/column-widths.ts';
import type { Sheet, SheetHead, SheetLine } from '../sheet/sheet.ts';

type Rows = Wire<'RowsResult'>;

export type RowsColumn = Rows['columns'][number];
type Column = RowsColumn;
/** The head of a column by its name. */
type Head = (name: string, column: Column) => string;
const NO_COLUMN: Column = { name: '', role: 'dimension', type: 'text' };
/** As rows are read. */
export const TO_THE_CENT = { shift: 0, decimals: 2 };

/** The rows of a measure as a table; the columns that the measure reads come first. */
export function rowsSheet(
  { columns, reads, rows }: Pick<Rows, 'columns' | 'reads' | 'rows'>,
  { label, locale, head }: { readonly label: string; readonly locale: Locale; readonly head: Head },
): Sheet {
  const order = columns
    .map((column, at) => ({ column, at, isRead: reads.includes(column.ref ?? column.name) }))
    .sort((a, b) => Number(b.isRead) - Number(a.isRead));
  const isNumber = (type: string) => ['integer', 'bigint', 'decimal', 'double'].includes(type);
  const heads = order.map(
    ({ column, isRead }): SheetHead => ({
      key: column.name,
      text: head(column.label?.[locale] ?? column.name, column),
      hint: column.ref ?? column.name,
      span: 1,
      isNumber: isNumber(column.type) && column.unit !== undefined,
      isGroupStart: false,
      isStrong: isRead,
    }),
  );
  const line = (index: number): SheetLine => ({
    key: String(index),
    depth: 0,
    isTotal: false,
    isOpen: null,
    cell: (place) => {
      const { column, at, isRead } = order[place] ?? { column: NO_COLUMN, at: -1, isRead: false };
      const value = rows[index]?.[at] ?? null;
      const isFigure = isNumber(column.type) && column.unit !== undefined && typeof value !== 'boolean';
      return {
        text:
          value === null
            ? '—'
            : isFigure
              ? tableText(value, column.unit, locale, TO_THE_CENT)
              : String(value),
        exact: value === null ? undefined : String(value),
        isNumber: isFigure,
        isGroupStart: false,
        isStrong: isRead,
      };
    },
  });
  const widths = columnWidths(heads, { line, count: rows.length, names: 0 }, false);
  return { label, heads: [heads], widths, count: rows.length, nameColumns: 0, isTree: false, line };
}
